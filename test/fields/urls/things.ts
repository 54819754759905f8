import type { Table } from './table';
import { GROUP, HOST, PROJECT } from './table';

/** What is in projects and groups. */
export const things: Record<string, Table> = {
	issue: {
		found: {
			[`${PROJECT}/-/issues/12`]: '12',
			[`${PROJECT}/-/issues/12/`]: '12',
			[`${PROJECT}/-/issues/12#note_345`]: '12',
			[`${PROJECT}/-/issues/12?show=eyJpaWQiOiIzIn0%3D`]: '12',
			[`${PROJECT}/-/boards/2?show=eyJpaWQiOiIzIn0%3D`]: 'eyJpaWQiOiIzIn0%3D',
			[`${GROUP}/-/boards?x=1&show=eyJpaWQiOiIzIn0=#top`]: 'eyJpaWQiOiIzIn0=',
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
			`${PROJECT}/-/boards/12?show=3`,
			`${PROJECT}/-/boards/12#show=eyJpaWQiOiIzIn0`,
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
	board: {
		found: {
			[`${PROJECT}/-/boards/12`]: '12',
			[`${PROJECT}/-/boards/12?assignee_username=maria`]: '12',
			[`${PROJECT}/-/boards/12?show=eyJpaWQiOiIzIn0%3D`]: '12',
			[`${GROUP}/-/boards/12`]: '12',
		},
		refused: [PROJECT, `${PROJECT}/-/boards`, `${PROJECT}/-/issues/12`, `${GROUP}/-/epic_boards/12`],
	},
	snippet: {
		found: {
			[`${PROJECT}/-/snippets/12`]: '12',
			[`${PROJECT}/-/snippets/12/raw/main/a.txt`]: '12',
			[`${PROJECT}/-/snippets/12#note_3`]: '12',
			[`${PROJECT}/snippets/12`]: '12',
			[`${HOST}/-/snippets/12`]: '12',
			[`${HOST}/snippets/12`]: '12',
			'https://git.example.com/gitlab/-/snippets/12': '12',
		},
		refused: [
			`${GROUP}/-/snippets/12`,
			`${HOST}/-/snippets`,
			`${HOST}/-/snippets/12x`,
			`${PROJECT}/-/snippets`,
			`${PROJECT}/-/snippets/new`,
		],
	},
	epic: {
		found: {
			[`${GROUP}/-/epics/5`]: '5',
			[`${GROUP}/-/epics/5/?x=1#note_3`]: '5',
			[`${GROUP}/-/work_items/5`]: '5',
			[`${GROUP}/-/epic_boards/1?show=eyJpaWQiOiIzIn0`]: 'eyJpaWQiOiIzIn0',
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
	user_list_id: {
		found: {
			[`${PROJECT}/-/feature_flags_user_lists/3`]: '3',
			[`${PROJECT}/-/feature_flags_user_lists/3/edit`]: '3',
		},
		refused: [
			`${PROJECT}/-/feature_flags_user_lists`,
			`${PROJECT}/-/feature_flags_user_lists/new`,
			`${PROJECT}/-/feature_flags/3/edit`,
			`${GROUP}/-/feature_flags_user_lists/3`,
		],
	},
	vulnerability: {
		found: {
			[`${PROJECT}/-/security/vulnerabilities/12`]: '12',
			[`${PROJECT}/-/security/vulnerabilities/12#discussion`]: '12',
			[`${PROJECT}/-/security/vulnerabilities/12?tab=code`]: '12',
		},
		refused: [
			`${PROJECT}/-/security/vulnerability_report`,
			`${PROJECT}/-/security/vulnerabilities/new`,
			`${GROUP}/-/security/vulnerabilities/12`,
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
	release: {
		found: {
			[`${PROJECT}/-/releases/v1.0`]: 'v1.0',
			[`${PROJECT}/-/releases/v1.0/edit`]: 'v1.0',
			[`${PROJECT}/-/releases/rel%2F2.0%231?x=1#notes`]: 'rel%2F2.0%231',
		},
		refused: [
			`${PROJECT}/-/releases`,
			`${PROJECT}/-/releases/new`,
			`${PROJECT}/-/releases/permalink/latest`,
			`${GROUP}/-/releases/v1.0`,
		],
	},
	tag: {
		found: {
			[`${PROJECT}/-/tags/v1.0`]: 'v1.0',
			[`${PROJECT}/-/tags/rel/2.0%231?x=1`]: 'rel/2.0%231',
		},
		refused: [`${PROJECT}/-/tags`, `${PROJECT}/-/tags/new`, `${GROUP}/-/tags/v1.0`],
	},
	environment: {
		found: {
			[`${PROJECT}/-/environments/12`]: '12',
			[`${PROJECT}/-/environments/12/edit`]: '12',
			[`${PROJECT}/-/environments/12?page=2#x`]: '12',
		},
		refused: [
			`${PROJECT}/-/environments`,
			`${PROJECT}/-/environments/new`,
			`${PROJECT}/-/environments/folders/review`,
			`${GROUP}/-/environments/12`,
		],
	},
	webhook: {
		found: {
			[`${PROJECT}/-/hooks/12/edit`]: '12',
			[`${PROJECT}/-/hooks/12`]: '12',
			[`${GROUP}/-/hooks/12/edit`]: '12',
			[`${HOST}/admin/hooks/12/edit`]: '12',
			'https://git.example.com/gitlab/admin/hooks/12/edit': '12',
			[`${PROJECT}/-/hooks/12/hook_logs/345`]: '12',
		},
		refused: [`${PROJECT}/-/hooks`, `${HOST}/admin/hooks`, `${HOST}/hooks/12`, `${PROJECT}/-/hooks/12x`],
	},
	runner: {
		found: {
			[`${PROJECT}/-/runners/12`]: '12',
			[`${PROJECT}/-/runners/12/edit`]: '12',
			[`${GROUP}/-/runners/12?tab=jobs#x`]: '12',
		},
		refused: [`${PROJECT}/-/runners`, `${PROJECT}/-/runners/new`, `${GROUP}/-/runners/12x`],
	},
	job: {
		found: {
			[`${PROJECT}/-/jobs/12`]: '12',
			[`${PROJECT}/-/jobs/12/artifacts/browse`]: '12',
			[`${PROJECT}/-/jobs/12#L40`]: '12',
			[`${PROJECT}/builds/12`]: '12',
		},
		refused: [`${PROJECT}/-/jobs`, `${PROJECT}/-/jobs/artifacts/main/download`, `${GROUP}/-/jobs/12`],
	},
	pipeline: {
		found: {
			[`${PROJECT}/-/pipelines/12`]: '12',
			[`${PROJECT}/-/pipelines/12/builds`]: '12',
			[`${PROJECT}/-/pipelines/12/test_report?job_name=test`]: '12',
			[`${PROJECT}/pipelines/12`]: '12',
		},
		refused: [
			`${PROJECT}/-/pipelines`,
			`${PROJECT}/-/pipelines/new`,
			`${PROJECT}/-/pipelines/charts`,
			`${PROJECT}/-/jobs/12`,
			`${GROUP}/-/pipelines/12`,
		],
	},
	containerRepository: {
		found: {
			[`${PROJECT}/container_registry/12`]: '12',
			[`${PROJECT}/container_registry/12?type=1#x`]: '12',
			[`${PROJECT}/-/container_registry/12`]: '12',
		},
		refused: [
			`${PROJECT}/container_registry`,
			`${PROJECT}/-/packages/12`,
			`${GROUP}/-/container_registries/12`,
		],
	},
	package: {
		found: { [`${PROJECT}/-/packages/12`]: '12', [`${PROJECT}/-/packages/12?tab=x#y`]: '12' },
		refused: [`${PROJECT}/-/packages`, `${PROJECT}/container_registry/12`, `${GROUP}/-/packages/12`],
	},
	pipelineSchedule: {
		found: {
			[`${PROJECT}/-/pipeline_schedules/12/edit`]: '12',
			[`${PROJECT}/-/pipeline_schedules/12`]: '12',
		},
		refused: [
			`${PROJECT}/-/pipeline_schedules`,
			`${PROJECT}/-/pipeline_schedules/new`,
			`${GROUP}/-/pipeline_schedules/12`,
		],
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
	parent: {
		found: {
			[`${PROJECT}/-/work_items/12`]: '12',
			[`${PROJECT}/-/issues/12#note_345`]: '12',
			[`${PROJECT}/-/issues/incident/12`]: '12',
			[`${GROUP}/-/epics/5`]: '5',
		},
		refused: [PROJECT, `${PROJECT}/-/merge_requests/12`, `${GROUP}/-/epics`],
	},
	workItem: {
		found: {
			[`${PROJECT}/-/work_items/12`]: '12',
			[`${PROJECT}/-/work_items/12#note_345`]: '12',
			[`${PROJECT}/-/issues/12`]: '12',
			[`${PROJECT}/-/issues/incident/12/timeline`]: '12',
			[`${PROJECT}/-/quality/test_cases/12`]: '12',
			[`${PROJECT}/-/work_items?show=eyJpaWQiOiIzIn0%3D`]: 'eyJpaWQiOiIzIn0%3D',
			[`${GROUP}/-/work_items/5`]: '5',
			[`${GROUP}/-/epics/5?sort=asc`]: '5',
			'http://127.0.0.1:3000/gitlab/groups/a/b/-/work_items/7': '7',
		},
		refused: [
			PROJECT,
			GROUP,
			`${PROJECT}/-/work_items`,
			`${PROJECT}/-/work_items/new`,
			`${PROJECT}/-/work_items/12.json`,
			`${PROJECT}/-/merge_requests/12`,
			`${GROUP}/-/epics`,
			`${GROUP}/-/milestones/5`,
			`${HOST}/dashboard/issues/12`,
			'#12',
		],
	},
};
