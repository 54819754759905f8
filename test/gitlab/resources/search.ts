import type { ResourceSeed } from '../base';
import { milestoneEntity } from '../entities/issuable';
import { issueBasic } from '../entities/issue';
import { mergeRequestBasic } from '../entities/mergeRequest';
import { noteEntity } from '../entities/note';
import { projectBasic } from '../entities/project';
import { commitDetail, snippetEntity } from '../entities/repository';
import { userBasic } from '../entities/user';
import { canSeeIssue, groupOf, projectOf, projectsIn, visibleProjects } from '../http/access';
import type { Call, Route } from '../http/call';
import { page } from '../http/paging';
import { badParameter } from '../http/refusal';
import * as values from '../http/values';
import { groupsAbove } from '../world/arrange';
import type { Commit, Group, Note, Project, User, WikiPage } from '../world/model';

/** Where is searched. */
interface Where {
	projects: Project[];
	group: Group | null;
	isProject: boolean;
}

/** What is found in one scope: each with its text and its row. */
interface Found {
	text: string;
	created_at?: string;
	row: (call: Call) => object;
}

const WORDS_OF_STATE = ['all', 'opened', 'closed', 'merged'];

function ofState<T extends { state: string }>(call: Call): (thing: T) => boolean {
	const state = values.choice(call.input, 'state', WORDS_OF_STATE) ?? 'all';
	return (thing) => state === 'all' || thing.state === state;
}

const textOf = (call: Call, { title, description }: { title: string; description: string | null }) =>
	values.list(call.input, 'fields')?.includes('title') ? title : `${title}\n${description ?? ''}`;

function issues(call: Call, { projects }: Where): Found[] {
	const confidential = values.flag(call.input, 'confidential');
	return projects
		.flatMap((project) => [...project.issues.values()])
		.filter((issue) => canSeeIssue(issue, call.user))
		.filter(ofState(call))
		.filter((issue) => confidential === undefined || issue.confidential === confidential)
		.map((issue) => ({
			text: textOf(call, issue),
			created_at: issue.created_at,
			row: (view) => issueBasic(view, issue),
		}));
}

function mergeRequests(call: Call, { projects }: Where): Found[] {
	return projects
		.flatMap((project) => [...project.merge_requests.values()])
		.filter(ofState(call))
		.map((request) => ({
			text: textOf(call, request),
			created_at: request.created_at,
			row: (view) => mergeRequestBasic(view, request),
		}));
}

function notes(_call: Call, { projects }: Where): Found[] {
	const all: Note[] = projects.flatMap((project) =>
		[...project.issues.values(), ...project.merge_requests.values(), ...project.snippets].flatMap(
			(thing) => thing.notes,
		),
	);
	return all
		.filter(({ system }) => !system)
		.map((note) => ({
			text: note.body,
			created_at: note.created_at,
			row: (view) => noteEntity(view, note),
		}));
}

/** A branch that a search is narrowed to, or the default one. */
function commitsOf(call: Call, project: Project): Commit[] {
	const ref = values.text(call.input, 'ref');
	if (ref === undefined) return [...project.commits.values()];
	return project.branches.get(ref)?.commits ?? [];
}

function commits(call: Call, { projects }: Where): Found[] {
	return projects
		.flatMap((project) => commitsOf(call, project))
		.map((commit) => ({
			text: `${commit.id}\n${commit.message}`,
			created_at: commit.created_at,
			row: (view) => commitDetail(view, commit),
		}));
}

function blob(project: Project, path: string, { ref, data }: { ref: string; data: string }): Found {
	const name = path.split('/').at(-1) ?? path;
	const row = {
		basename: name.replace(/\.\w+$/, ''),
		data,
		path,
		filename: path,
		id: null,
		ref,
		startline: 1,
		project_id: project.id,
	};
	return { text: data, row: () => row };
}

function blobs(call: Call, { projects }: Where): Found[] {
	return projects.flatMap((project) => {
		const ref = values.text(call.input, 'ref') ?? project.default_branch;
		return (project.branches.get(ref)?.commits ?? [])
			.flatMap(({ diffs }) => diffs)
			.map(({ new_path, diff }) => {
				const added = diff.split('\n').filter((line) => line.startsWith('+'));
				return blob(project, new_path, { ref, data: added.map((line) => `${line.slice(1)}\n`).join('') });
			});
	});
}

function wikiBlobs(call: Call, { projects }: Where): Found[] {
	const ref = values.text(call.input, 'ref') ?? 'main';
	const pages = projects.flatMap(({ wiki_pages }): WikiPage[] => wiki_pages);
	return pages.map(({ project, slug, content }) => blob(project, `${slug}.md`, { ref, data: content }));
}

function users(call: Call, { projects, group, isProject }: Where): Found[] {
	const [project] = projects;
	const place = isProject ? project : group;
	const holders = place ? [place, ...groupsAbove(place)] : [];
	const found: User[] = place
		? holders.flatMap(({ members }) => [...members.values()].map(({ user }) => user))
		: call.world.users;
	return found.map((user) => ({
		text: `${user.name}\n${user.username}`,
		row: (view) => userBasic(view, user),
	}));
}

const SCOPES: Record<string, (call: Call, where: Where) => Found[]> = {
	blobs,
	commits,
	notes,
	wiki_blobs: wikiBlobs,
	issues,
	merge_requests: mergeRequests,
	milestones: (_call, { projects, group }) =>
		[...projects, ...(group ? [group] : [])]
			.flatMap(({ milestones }) => milestones)
			.map((one) => ({
				text: `${one.title}\n${one.description}`,
				created_at: one.created_at,
				row: (view) => milestoneEntity(view, one),
			})),
	users,
};

const BEYOND_PROJECTS: typeof SCOPES = {
	...SCOPES,
	projects: (_call, { projects }) =>
		projects.map((project) => ({
			text: `${project.name}\n${project.path_with_namespace}\n${project.description ?? ''}`,
			created_at: project.created_at,
			row: (view) => projectBasic(view, project),
		})),
};

const EVERYWHERE: typeof SCOPES = {
	...BEYOND_PROJECTS,
	snippet_titles: (_call, { projects }) =>
		projects
			.flatMap(({ snippets }) => snippets)
			.map((snippet) => ({
				text: `${snippet.title}\n${snippet.description ?? ''}`,
				created_at: snippet.created_at,
				row: (view) => snippetEntity(view, snippet),
			})),
};

/** What only advanced search finds outside of a project. */
const ADVANCED = ['blobs', 'commits', 'notes', 'wiki_blobs'];

function search(call: Call, scopes: typeof SCOPES, where: Where) {
	const { input } = call;
	values.required(input, 'search', 'scope');
	const scope = values.choice(input, 'scope', Object.keys(scopes)) ?? '';
	if (ADVANCED.includes(scope) && !where.isProject && !call.world.premium)
		throw badParameter('Scope supported only with advanced search or exact code search');
	const words = (values.text(input, 'search') ?? '').toLowerCase();
	const archived = values.flag(input, 'include_archived') ?? false;
	const projects = where.projects.filter((project) => where.isProject || archived || !project.archived);
	const found = (scopes[scope]?.(call, { ...where, projects }) ?? []).filter(({ text }) =>
		text.toLowerCase().includes(words),
	);
	const sign = values.choice(input, 'sort', ['asc', 'desc']) === 'asc' ? 1 : -1;
	const timeOf = ({ created_at }: Found) => Date.parse(created_at ?? '') || 0;
	const sorted = [...found].sort((a, b) => sign * (timeOf(a) - timeOf(b)));
	return page(call, sorted, ({ row }) => row(call));
}

/** @see https://docs.gitlab.com/api/search/ */
export const searchRoutes: Route[] = [
	[
		'GET',
		'search',
		(call) => search(call, EVERYWHERE, { projects: visibleProjects(call), group: null, isProject: false }),
	],
	[
		'GET',
		'groups/:id/search',
		(call) => {
			const group = groupOf(call);
			return search(call, BEYOND_PROJECTS, { projects: projectsIn(call, group), group, isProject: false });
		},
	],
	[
		'GET',
		'projects/:id/search',
		(call) => search(call, SCOPES, { projects: [projectOf(call)], group: null, isProject: true }),
	],
];

/** One word that is in all: issues, code, commits, comments and all else. */
export const seedSearch: ResourceSeed = ({ world }, { users, projects }) => {
	const { website } = projects;
	Object.assign(website, { topics: ['shop'], description: 'The web site with the checkout' });
	world.createMilestone(website, { title: 'Checkout', due_date: '2030-05-31', start_date: '2030-05-01' });
	world.commitTo(website, 'main', {
		message: 'Mend the checkout',
		created_at: '2030-01-01T00:00:00.000Z',
		author: users.jonas,
		diffs: [
			{
				old_path: 'src/checkout.ts',
				new_path: 'src/checkout.ts',
				diff: '@@ -0,0 +1 @@\n+// The checkout\n',
				new_file: true,
				renamed_file: false,
				deleted_file: false,
			},
		],
	});
	const issue = world.createIssue(website, {
		title: 'Checkout is slow',
		author: users.tom,
		labels: ['bug'],
		assignees: [users.aiko],
		milestone: website.milestones.at(-1),
		due_date: '2030-05-20',
	});
	world.createNote(issue, users.tom, 'The checkout again', { type: 'DiscussionNote' });
	world.createMergeRequest(website, { title: 'Fast checkout', source_branch: 'fast', author: users.aiko });
	world.createSnippet(website, users.jonas, 'Checkout script', 'x').description = 'For the shop';
	world.createWikiPage(website, 'Payment', 'How the checkout works');
	users.tom.name = 'Tom Checkout';
	return { search: ['checkout'] };
};
