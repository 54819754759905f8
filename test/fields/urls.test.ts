import type { INodeProperties } from 'n8n-workflow';
import { Gitlab } from '../../nodes/Gitlab/Gitlab.node';

/** Every locator of the node, also those in collections, by name. */
const locators = new Map(
	new Gitlab().description.properties
		.flatMap((property) => [property, ...((property.options ?? []) as INodeProperties[])])
		.filter(({ type }) => type === 'resourceLocator')
		.map((property) => [property.name, property]),
);

/** What n8n's editor and engine take out of a URL: the pattern's only group, or undefined where it does not fit. */
function extracted(name: string, url: string): string | undefined {
	const mode = locators.get(name)?.modes?.find((one) => one.name === 'url');
	const { regex } = mode?.extractValue as { regex: string };
	return new RegExp(regex).exec(url)?.[1];
}

const HOST = 'https://gitlab.com';
const PROJECT = `${HOST}/acme/tools/website`;
const GROUP = `${HOST}/groups/acme/platform`;

interface Table {
	/** Pages, and what is cut out of their URLs. */
	found: Record<string, string>;
	refused: string[];
}

const tables: Record<string, Table> = {
	project: {
		found: {
			[`${HOST}/acme/website`]: 'acme/website',
			[`${HOST}/acme/website/`]: 'acme/website',
			[`${HOST}/acme/website.git`]: 'acme/website',
			[`${HOST}/acme/website?tab=readme`]: 'acme/website',
			[`${HOST}/acme/website#readme`]: 'acme/website',
			[`${HOST}/a/b/c/d/e/my.project-1_x`]: 'a/b/c/d/e/my.project-1_x',
			[`${PROJECT}/-/issues`]: 'acme/tools/website',
			[`${PROJECT}/-/issues/12`]: 'acme/tools/website',
			[`${PROJECT}/-/issues/12#note_345`]: 'acme/tools/website',
			[`${PROJECT}/-/merge_requests/3/diffs?commit_id=abc#note_1`]: 'acme/tools/website',
			[`${PROJECT}/-/tree/main/src?ref_type=heads`]: 'acme/tools/website',
			[`${PROJECT}/-/blob/main/README.md`]: 'acme/tools/website',
			[`${PROJECT}/-/settings/ci_cd`]: 'acme/tools/website',
			[`${PROJECT}/-/pipelines/123`]: 'acme/tools/website',
			[`${PROJECT}/-/wikis/home`]: 'acme/tools/website',
			[`${PROJECT}/-`]: 'acme/tools/website',
			[`${PROJECT}/issues/12`]: 'acme/tools/website',
			[`${PROJECT}/merge_requests/12/diffs`]: 'acme/tools/website',
			[`${PROJECT}/commit/61049424`]: 'acme/tools/website',
			[`${PROJECT}/tree/master`]: 'acme/tools/website',
			[`${PROJECT}/blob/master/a/b.txt#L3`]: 'acme/tools/website',
			[`${PROJECT}/wikis/home`]: 'acme/tools/website',
			[`${PROJECT}/pipelines/77`]: 'acme/tools/website',
			'http://localhost:8080/acme/website': 'acme/website',
			'https://oauth2:secret@gitlab.com/acme/website.git': 'acme/website',
			'https://git.example.com/gitlab/acme/website/-/issues/1': 'gitlab/acme/website',
		},
		refused: [
			HOST,
			`${HOST}/`,
			`${HOST}/acme`,
			`${HOST}/groups/acme`,
			`${GROUP}/-/issues`,
			`${HOST}/users/maria.santos`,
			`${HOST}/users/sign_in`,
			`${HOST}/dashboard/projects`,
			`${HOST}/explore/projects`,
			`${HOST}/admin/projects/acme`,
			`${HOST}/help/user/project`,
			`${HOST}/-/profile/preferences`,
			`${HOST}/-/snippets/12`,
			`${HOST}/api/v4/projects/1`,
			`${HOST}/projects/278964`,
			'git@gitlab.com:acme/website.git',
			'ssh://git@gitlab.com/acme/website.git',
			'acme/website',
		],
	},
	group: {
		found: {
			[`${HOST}/acme`]: 'acme',
			[`${HOST}/acme/`]: 'acme',
			[`${HOST}/acme/platform`]: 'acme/platform',
			[`${HOST}/acme/platform?page=2#list`]: 'acme/platform',
			[`${HOST}/groups/acme`]: 'acme',
			[GROUP]: 'acme/platform',
			[`${GROUP}/`]: 'acme/platform',
			[`${GROUP}/-/issues`]: 'acme/platform',
			[`${GROUP}/-/epics/5#note_1`]: 'acme/platform',
			[`${GROUP}/-/settings/ci_cd?x=1`]: 'acme/platform',
			'https://git.example.com/gitlab/groups/acme/-/boards': 'gitlab/groups/acme',
		},
		refused: [
			HOST,
			`${HOST}/groups`,
			`${PROJECT}/-/issues/12`,
			`${HOST}/users/maria`,
			`${HOST}/dashboard/groups`,
			`${HOST}/explore/groups`,
			`${HOST}/-/profile`,
			'acme',
		],
	},
	issue: {
		found: {
			[`${PROJECT}/-/issues/12`]: '12',
			[`${PROJECT}/-/issues/12/`]: '12',
			[`${PROJECT}/-/issues/12#note_345`]: '12',
			[`${PROJECT}/-/issues/12?sort=asc#note_345`]: '12',
			[`${PROJECT}/-/issues/12/designs/page.png`]: '12',
			[`${PROJECT}/-/issues/incident/12/timeline`]: '12',
			[`${PROJECT}/-/work_items/12`]: '12',
			[`${PROJECT}/-/quality/test_cases/12`]: '12',
			[`${PROJECT}/issues/12`]: '12',
			[`${HOST}/acme/website/-/issues/7`]: '7',
			'http://127.0.0.1:3000/gitlab/a/b/c/d/-/issues/7': '7',
		},
		refused: [
			PROJECT,
			`${PROJECT}/-/issues`,
			`${PROJECT}/-/issues/new`,
			`${PROJECT}/-/issues?search=12`,
			`${PROJECT}/-/issues/12.json`,
			`${PROJECT}/-/merge_requests/12`,
			`${PROJECT}/-/boards/12`,
			`${GROUP}/-/work_items/12`,
			`${GROUP}/-/epics/12`,
			`${HOST}/acme/-/issues/12`,
			`${HOST}/dashboard/issues/12`,
			'#12',
		],
	},
	mergeRequest: {
		found: {
			[`${PROJECT}/-/merge_requests/3`]: '3',
			[`${PROJECT}/-/merge_requests/3/diffs#note_9`]: '3',
			[`${PROJECT}/-/merge_requests/3/diffs?commit_id=abc`]: '3',
			[`${PROJECT}/-/merge_requests/3/pipelines/`]: '3',
			[`${PROJECT}/-/merge_requests/3.diff`]: '3',
			[`${PROJECT}/-/merge_requests/3.patch`]: '3',
			[`${PROJECT}/merge_requests/3`]: '3',
		},
		refused: [
			`${PROJECT}/-/merge_requests`,
			`${PROJECT}/-/merge_requests/new?merge_request%5Bsource_branch%5D=x`,
			`${PROJECT}/-/issues/3`,
			`${GROUP}/-/merge_requests/3`,
			`${PROJECT}/-/merge_requests/3x`,
		],
	},
	snippet: {
		found: {
			[`${PROJECT}/-/snippets/12`]: '12',
			[`${PROJECT}/-/snippets/12/raw/main/a.txt`]: '12',
			[`${PROJECT}/-/snippets/12#note_3`]: '12',
			[`${PROJECT}/snippets/12`]: '12',
		},
		refused: [
			`${HOST}/-/snippets/12`,
			`${HOST}/snippets/12`,
			`${PROJECT}/-/snippets`,
			`${PROJECT}/-/snippets/new`,
		],
	},
	epic: {
		found: {
			[`${GROUP}/-/epics/5`]: '5',
			[`${GROUP}/-/epics/5/?x=1#note_3`]: '5',
			[`${GROUP}/-/work_items/5`]: '5',
			[`${HOST}/groups/acme/-/epics/5`]: '5',
			'https://git.example.com/gitlab/groups/acme/-/epics/5': '5',
		},
		refused: [
			`${GROUP}/-/epics`,
			`${GROUP}/-/epics/new`,
			`${PROJECT}/-/work_items/5`,
			`${PROJECT}/-/epics/5`,
			'&5',
		],
	},
	commit: {
		found: {
			[`${PROJECT}/-/commit/6104942438c14ec7bd21c6cd5bd995272b3faff6`]:
				'6104942438c14ec7bd21c6cd5bd995272b3faff6',
			[`${PROJECT}/-/commit/61049424/pipelines?ref=main`]: '61049424',
			[`${PROJECT}/-/commit/61049424#note_3`]: '61049424',
			[`${PROJECT}/-/commit/61049424.patch`]: '61049424',
			[`${PROJECT}/-/merge_requests/3/diffs?commit_id=61049424`]: '61049424',
			[`${PROJECT}/-/merge_requests/3/diffs?view=parallel&commit_id=61049424#x`]: '61049424',
			[`${PROJECT}/commit/61049424`]: '61049424',
		},
		refused: [
			`${PROJECT}/-/commits/main`,
			`${PROJECT}/-/commit/main`,
			`${PROJECT}/-/commit/610`,
			`${PROJECT}/-/merge_requests/3/diffs`,
		],
	},
	wikiPage: {
		found: {
			[`${PROJECT}/-/wikis/home`]: 'home',
			[`${PROJECT}/-/wikis/docs/set-up/first%20steps`]: 'docs/set-up/first%20steps',
			[`${PROJECT}/-/wikis/home/edit`]: 'home',
			[`${PROJECT}/-/wikis/docs/a/history?page=2`]: 'docs/a',
			[`${PROJECT}/-/wikis/home?version_id=abc#heading`]: 'home',
			[`${GROUP}/-/wikis/On-call`]: 'On-call',
			[`${PROJECT}/wikis/home`]: 'home',
		},
		refused: [
			`${PROJECT}/-/wikis`,
			`${PROJECT}/-/wikis/pages`,
			`${PROJECT}/-/wikis/new`,
			`${PROJECT}/-/wikis/git_access`,
			`${PROJECT}/-/issues/1`,
		],
	},
	note: {
		found: {
			[`${PROJECT}/-/issues/12#note_345`]: '345',
			[`${PROJECT}/-/merge_requests/3/diffs?x=1#note_345`]: '345',
			[`${GROUP}/-/epics/5#note_345`]: '345',
			[`${PROJECT}/-/wikis/docs/page#note_345`]: '345',
		},
		refused: [
			`${PROJECT}/-/issues/12`,
			`${PROJECT}/-/issues/12#note_`,
			`${PROJECT}/-/issues/12#note_a`,
			'#note_345',
		],
	},
	label: {
		found: {
			[`${PROJECT}/-/labels/12/edit`]: '12',
			[`${GROUP}/-/labels/12/edit`]: '12',
			[`${PROJECT}/-/issues?label_name[]=bug`]: 'bug',
			[`${PROJECT}/-/issues/?label_name%5B%5D=priority%3A%3Ahigh&state=opened`]: 'priority%3A%3Ahigh',
			[`${PROJECT}/-/merge_requests?scope=all&label_name[]=needs+review`]: 'needs+review',
			[`${GROUP}/-/issues?label_name=bug#x`]: 'bug',
		},
		refused: [
			`${PROJECT}/-/labels`,
			`${PROJECT}/-/labels/bug`,
			`${PROJECT}/-/issues?label_name[]=bug&label_name[]=feature`,
			`${PROJECT}/-/issues?not[label_name][]=bug`,
			`${PROJECT}/-/issues?state=opened`,
		],
	},
	milestone_id: {
		found: {
			[`${PROJECT}/-/milestones/3`]: '3',
			[`${PROJECT}/-/milestones/3?sort=x#tab-issues`]: '3',
			[`${GROUP}/-/milestones/3/`]: '3',
			[`${PROJECT}/milestones/3`]: '3',
		},
		refused: [`${PROJECT}/-/milestones`, `${PROJECT}/-/milestones/new`, `${PROJECT}/-/issues/3`],
	},
	source_branch: {
		found: {
			[`${PROJECT}/-/tree/main`]: 'main',
			[`${PROJECT}/-/tree/main/?ref_type=heads`]: 'main',
			[`${PROJECT}/-/tree/feature/login%232?ref_type=heads`]: 'feature/login%232',
			[`${PROJECT}/-/commits/release/1.0`]: 'release/1.0',
			[`${PROJECT}/tree/main`]: 'main',
		},
		refused: [`${PROJECT}/-/branches`, `${PROJECT}/-/blob/main/README.md`, `${GROUP}/-/tree/main`, PROJECT],
	},
	user: {
		found: {
			[`${HOST}/maria.santos`]: 'maria.santos',
			[`${HOST}/maria.santos/`]: 'maria.santos',
			[`${HOST}/maria.santos?tab=x#y`]: 'maria.santos',
			[`${HOST}/@maria`]: '@maria',
			[`${HOST}/users/maria.santos`]: 'users/maria.santos',
			[`${HOST}/users/maria.santos/activity`]: 'users/maria.santos',
			[`${HOST}/users/maria.santos/projects/`]: 'users/maria.santos',
			'https://git.example.com/gitlab/maria': 'gitlab/maria',
			'https://git.example.com/gitlab/users/maria/starred': 'gitlab/users/maria',
		},
		refused: [
			HOST,
			`${PROJECT}/-/issues/1`,
			`${HOST}/groups/acme`,
			`${HOST}/-/profile`,
			`${HOST}/dashboard/issues`,
			'maria.santos',
		],
	},
};

describe.each(Object.entries(tables))('%s', (name, { found, refused }) => {
	test.each(Object.entries(found))('%s leads to %s', (url, expected) => {
		expect(extracted(name, url)).toBe(expected);
	});

	test.each(refused)('%s leads to none', (url) => {
		expect(extracted(name, url)).toBeUndefined();
	});
});

test('every locator that takes a URL shares its pattern with one that is tried here', () => {
	const patternOf = ({ modes }: INodeProperties) =>
		(modes?.find((one) => one.name === 'url')?.extractValue as { regex: string }).regex;
	const tried = Object.keys(tables).map((name) => patternOf(locators.get(name) as INodeProperties));
	const untried = [...locators.values()].filter((property) => !tried.includes(patternOf(property)));
	expect(untried.map(({ name }) => name)).toEqual([]);
});

test('no pattern takes long to give up', () => {
	const endless = `${HOST}/${'a/'.repeat(2000)}-/${'b/'.repeat(2000)}\n`;
	for (const name of locators.keys()) {
		const before = performance.now();
		extracted(name, endless);
		expect([name, performance.now() - before < 200]).toEqual([name, true]);
	}
});
