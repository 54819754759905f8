import type { ResourceSeed } from '../base';
import { snippetEntity } from '../entities/repository';
import type { Call, Route } from '../http/call';
import { Answer, me } from '../http/call';
import { badParameter, forbidden, notFound, Refusal } from '../http/refusal';
import type { Values } from '../http/values';
import { choice, required as need, text } from '../http/values';
import { levelIn } from '../http/access';
import type { Fields, Reader } from '../table/fields';
import { oneOf, optional, required } from '../table/fields';
import type { Place } from '../table/places';
import { inProjects, ofEverybody } from '../table/places';
import type { Holder } from '../table/rows';
import { rowsIn } from '../table/rows';
import { byTime } from '../table/rules';
import { byNumber } from '../table/specification';
import { Table } from '../table/table';
import type { PersonalSnippet, Project, Snippet, SnippetFile } from '../world/model';
import { LEVEL } from '../world/model';
import type { World } from '../world/world';

/** What a request wants of a file. */
interface Change {
	action: 'create' | 'delete' | 'move' | 'update';
	file_path?: string;
	previous_path?: string;
	content?: string;
}

/** What a request brings beside what stays. */
interface Changed {
	changes?: Change[];
}

type ProjectSnippet = Snippet & Changed;
type OwnSnippet = PersonalSnippet & Changed;

const listIn = (given: Values, name: string): Values[] | undefined => {
	const rows = given[name];
	return Array.isArray(rows) ? (rows as Values[]) : undefined;
};

const filesIn: Reader<SnippetFile[]> = (given, name) =>
	listIn(given, name)?.map((row) => {
		need(row, 'file_path', 'content');
		return { path: text(row, 'file_path') ?? '', content: text(row, 'content') ?? '' };
	});

const changesIn: Reader<Change[]> = (given, name) =>
	listIn(given, name)?.map((row) => {
		const action = choice(row, 'action', ['create', 'delete', 'move', 'update']);
		if (!action) throw badParameter(`${name}[0][action] is missing`);
		const [file_path, previous_path, content] = ['file_path', 'previous_path', 'content'].map((one) =>
			text(row, one),
		);
		return { action, file_path, previous_path, content };
	});

/** The files as a change leaves them. */
function changed(
	files: SnippetFile[],
	{ action, file_path = '', previous_path, content }: Change,
): SnippetFile[] {
	const from = action === 'create' ? undefined : action === 'move' ? previous_path : file_path;
	const old = files.find(({ path }) => path === from);
	if (action === 'move' && !previous_path) throw badParameter('previous_path is missing');
	if (from !== undefined && !old) throw new Refusal(400, { message: `A file with this name doesn't exist` });
	const others = files.filter((file) => file !== old);
	if (action === 'delete') return others;
	if (others.some(({ path }) => path === file_path))
		throw new Refusal(400, { message: 'A file with this name already exists' });
	return [...others, { path: file_path, content: content ?? old?.content ?? '' }];
}

function check(row: ProjectSnippet | OwnSnippet): void {
	row.files = (row.changes ?? []).reduce(changed, row.files);
	delete row.changes;
	if (!row.files.length)
		throw badParameter('files, content are missing, exactly one parameter must be provided');
}

const fields: Fields<Pick<ProjectSnippet, 'title' | 'description' | 'visibility' | 'files' | 'changes'>> = {
	title: required(text),
	description: optional<string | null>(text),
	visibility: optional(oneOf('private', 'internal', 'public')),
	files: optional(filesIn, [], { only: 'create' }),
	changes: optional<Change[] | undefined>(changesIn, undefined, { only: 'update', as: { update: 'files' } }),
};

const example = {
	create: { title: 'Restart', files: [{ file_path: 'restart.sh', content: 'systemctl restart shop' }] },
	update: { files: [{ action: 'create', file_path: 'README.md', content: 'Only at night' }] },
};

const MISSING = { missing: '404 Snippet Not Found' };
const IN_PROJECT = inProjects('snippets', { write: LEVEL.reporter }, MISSING);
const OWN = ofEverybody('snippets', MISSING);

/** @see https://docs.gitlab.com/api/project_snippets/ */
export const snippets: Table<ProjectSnippet, Project> = new Table<ProjectSnippet, Project>({
	name: 'snippet',
	places: [IN_PROJECT],
	key: byNumber('snippet_id', 'id'),
	stored: (project) => project.snippets,
	make: (world, author, project, given) => world.newSnippet(project, author, { title: '', ...given }),
	fields,
	check: (row, call) => {
		// Reporters may change and delete what is theirs.
		if (row.author !== me(call) && levelIn(row.project, me(call)) < LEVEL.maintainer) throw forbidden();
		check(row);
	},
	entity: snippetEntity,
	example,
});

/** @see https://docs.gitlab.com/api/snippets/ */
export const personalSnippets: Table<OwnSnippet, World> = new Table<OwnSnippet, World>({
	name: 'personal snippet',
	places: [OWN],
	key: {
		...byNumber<OwnSnippet>('id', 'id'),
		find: (call, rows) => rows.find(({ id, author }) => String(id) === call.params.id && author === me(call)),
	},
	make: (world, author, _world, given) => world.newSnippet(null, author, { title: '', ...given }),
	fields,
	check,
	// The list has what its author has put into projects, too.
	shown: (call, world) =>
		[
			...world.projects.flatMap((project): Array<ProjectSnippet | OwnSnippet> => project.snippets),
			...personalOf(world),
		].filter(({ author }) => author === me(call)) as OwnSnippet[],
	filters: {
		created_after: byTime(({ created_at }) => created_at, 'after'),
		created_before: byTime(({ created_at }) => created_at, 'before'),
	},
	entity: snippetEntity,
	example,
});

const personalOf = (world: World) => rowsIn<OwnSnippet>(world, 'personal snippet');

/** Where the content of files is read. */
function contentRoutes<T extends ProjectSnippet | OwnSnippet, H extends Holder>(
	table: Table<T & { id: number } & Holder, H>,
	place: Place<H>,
): Route[] {
	const one = `${place.path}/:${table.spec.key.param}`;
	const file = (call: Call) => {
		const { files } = table.one(call, place);
		const wanted = call.params.file_path;
		const found = wanted === undefined ? files[0] : files.find(({ path }) => path === wanted);
		if (!found || (call.params.ref && !['HEAD', 'main'].includes(call.params.ref))) throw notFound('File');
		const name = found.path.split('/').at(-1);
		return new Answer(200, Buffer.from(found.content), 'text/plain', {
			'content-disposition': `inline; filename="${name}"`,
		});
	};
	return [
		['GET', `${one}/raw`, file],
		['GET', `${one}/files/:ref/:file_path/raw`, file],
	];
}

export const snippetRoutes: Route[] = [
	...snippets.routes,
	...contentRoutes(snippets, IN_PROJECT),
	...personalSnippets.routes,
	...contentRoutes(personalSnippets, OWN),
];

/** Snippets of a project and of nobody but maria.santos, with their files in a folder and without. */
export const seedSnippets: ResourceSeed = ({ world }, { users, projects }) => {
	const made = ['scripts/clear.sh', 'clear.sh'].flatMap((path) => {
		const files = [path, 'README.md'].map((each) => ({ path: each, content: 'redis-cli flushall' }));
		const given = { title: 'Clear the cache', description: 'On staging only', files };
		return [
			snippets.add(world, users.maria, projects.website, given),
			personalSnippets.add(world, users.maria, world, given),
		];
	});
	return { snippet: made.map(({ id }) => String(id)) };
};
