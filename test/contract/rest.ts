import type { ErrorObject, ValidateFunction } from 'ajv';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { parse } from 'qs';
import type { RecordedRequest } from '../gitlab';

/** What is wrong with a request, in words; nothing where GitLab's description allows it. */
export type Judge = (request: RecordedRequest) => string[];

interface Parameter {
	name: string;
	in: 'path' | 'query';
	required?: boolean;
	schema?: object;
}

interface Described {
	parameters?: Parameter[];
	requestBody?: { required?: boolean; content: Record<string, { schema: object }> };
}

/** As much of an OpenAPI document as says what requests look like. */
export interface OpenApi {
	paths: Record<string, Record<string, Described>>;
}

/** One operation of the API: which paths are its own, and what its requests hold. */
interface Endpoint {
	/** Its path as the description has it: `/api/v4/projects/{id}/issues`. */
	template: string;
	pattern: RegExp;
	/** How much of its path is fixed: of several that match, the one with most is meant. */
	fixed: number;
	names: string[];
	described: Described;
	/** What its requests are checked with, compiled when the first of them comes. */
	checks: Partial<Record<'parameters' | 'json' | 'form', ValidateFunction>>;
}

const FORMATS = ['date-time', 'date', 'binary'] as const;
// GitLab's patterns escape more than Unicode patterns may.
const OPTIONS = { strict: false, allErrors: true, validateSchema: false, unicodeRegExp: false } as const;
const exact = addFormats(new Ajv(OPTIONS), [...FORMATS]);
/** For what arrives as text: queries, paths, forms. */
const fromText = addFormats(new Ajv({ ...OPTIONS, coerceTypes: true }), [...FORMATS]);

/**
 * Judges requests by descriptions of the REST API, of which a later one replaces what it has in common with
 * those before it.
 */
export function restJudge(...documents: OpenApi[]): Judge {
	const endpoints = index(documents);
	return (request) => {
		const { method, path } = request;
		const endpoint = endpointFor(endpoints, request);
		if (!endpoint) return isLeftOut(request) ? [] : [`${method} ${path}: GitLab has no such operation`];
		return [...wrongParameters(endpoint, request), ...wrongBody(endpoint, request)]
			.filter(({ params }) => !isExcused(request, params as Params))
			.map(
				({ instancePath, message, params }) =>
					`${method} ${path}${instancePath}: ${message ?? ''} ${JSON.stringify(params)}`,
			);
	};
}

/**
 * Whether a request is one of GitLab's that its API description leaves out.
 *
 * @see https://docs.gitlab.com/api/member_roles/#list-all-instance-member-roles
 */
function isLeftOut({ method, path }: RecordedRequest): boolean {
	return method === 'GET' && path === '/api/v4/member_roles';
}

/** Tells the path of a request as GitLab's documentation writes it: `/projects/:id/issues`. */
export function restTemplates(...documents: OpenApi[]): (request: RecordedRequest) => string | undefined {
	const endpoints = index(documents);
	return (request) =>
		endpointFor(endpoints, request)
			?.template.replace(/^\/api\/v4/, '')
			.replace(/\{(\w+)\}/g, ':$1');
}

/** The path of a request as descriptions have it: the format of an archive stands at the end of its path. */
function describedPath({ path }: RecordedRequest): string {
	return path.replace(/(\/repository\/archive)\.[a-z\d.]+$/, '$1');
}

function endpointFor(endpoints: Map<string, Endpoint[]>, request: RecordedRequest) {
	const path = describedPath(request);
	return endpoints.get(shapeOf(request.method, path))?.find(({ pattern }) => pattern.test(path));
}

/** The endpoints by method and number of segments, so that few patterns are tried for each request. */
function index(documents: OpenApi[]): Map<string, Endpoint[]> {
	const paths: OpenApi['paths'] = {};
	for (const document of documents)
		for (const [path, methods] of Object.entries(document.paths))
			paths[path] = { ...paths[path], ...methods };
	const endpoints = new Map<string, Endpoint[]>();
	for (const [path, methods] of Object.entries(paths)) {
		for (const [method, described] of Object.entries(methods)) {
			const shape = shapeOf(method, path);
			endpoints.set(shape, [...(endpoints.get(shape) ?? []), endpointOf(path, described)]);
		}
	}
	for (const alike of endpoints.values()) alike.sort((a, b) => b.fixed - a.fixed);
	return endpoints;
}

function shapeOf(method: string, path: string): string {
	return `${method.toUpperCase()} ${path.split('/').length}`;
}

function endpointOf(template: string, described: Described): Endpoint {
	const parts = template.split(/\{(\w+)\}/);
	const isName = (at: number) => at % 2 === 1;
	const literals = parts.map((part, at) =>
		isName(at) ? '([^/]+)' : part.replace(/[.*+?^$()|[\]\\]/g, '\\$&'),
	);
	return {
		template,
		pattern: new RegExp(`^${literals.join('')}$`),
		fixed: parts.filter((_, at) => !isName(at)).join('').length,
		names: parts.filter((_, at) => isName(at)),
		described,
		checks: {},
	};
}

function wrongParameters({ pattern, names, described, checks }: Endpoint, request: RecordedRequest) {
	const values = (pattern.exec(describedPath(request)) ?? []).slice(1).map(decodeURIComponent);
	const path = Object.fromEntries(names.map((name, at) => [name, values[at]]));
	// The description also tells of the rest of a path, as of files in artifacts, as if it were in the query.
	const inTheirPlace = (described.parameters ?? []).map((parameter) =>
		names.includes(parameter.name) ? { ...parameter, in: 'path' as const } : parameter,
	);
	const check = (checks.parameters ??= fromText.compile(schemaOf(inTheirPlace)));
	return errorsOf(check, { path, query: structuredClone(request.query) });
}

function wrongBody({ described: { requestBody }, checks }: Endpoint, { body, headers }: RecordedRequest) {
	const isForm = String(headers['content-type']).startsWith('multipart/form-data');
	// What a file holds is nobody's business.
	if (Buffer.isBuffer(body) && !isForm) return [];
	const [content] = Object.values(requestBody?.content ?? {});
	const schema = () =>
		inJavaScript({
			type: 'object',
			properties: { body: content?.schema ?? { maxProperties: 0 } },
			required: requestBody?.required ? ['body'] : [],
		});
	if (Buffer.isBuffer(body))
		return errorsOf((checks.form ??= fromText.compile(schema())), { body: formIn(body) });
	return errorsOf((checks.json ??= exact.compile(schema())), { body: body ?? undefined });
}

function schemaOf(parameters: Parameter[]): object {
	const within = (place: Parameter['in']) => closed(parameters.filter((parameter) => parameter.in === place));
	return inJavaScript({ type: 'object', properties: { path: within('path'), query: within('query') } });
}

/** An object with these properties and no others; `not[labels]` is a property of the object `not`. */
function closed(parameters: Parameter[]): object {
	const properties: Record<string, object> = {};
	const inner = new Map<string, Parameter[]>();
	for (const parameter of parameters) {
		const [, outer, name] = /^(\w+)\[(\w*)\]$/.exec(parameter.name) ?? [undefined, parameter.name, ''];
		if (name) inner.set(outer, [...(inner.get(outer) ?? []), { ...parameter, name }]);
		else properties[outer] = parameter.schema ?? {};
	}
	for (const [outer, members] of inner) properties[outer] = closed(members);
	const required = parameters.filter((parameter) => parameter.required && parameter.name in properties);
	return {
		type: 'object',
		properties,
		required: required.map(({ name }) => name),
		additionalProperties: false,
	};
}

/** Patterns are Ruby's: those that JavaScript cannot have are left out. */
function inJavaScript<T extends object>(schema: T): T {
	return JSON.parse(JSON.stringify(schema), (key, value: unknown) => {
		if (key !== 'pattern' || typeof value !== 'string') return value;
		return value.includes('(?x') ? undefined : value.replace(/^\\A/, '^').replace(/\\z$/, '$');
	}) as T;
}

function errorsOf(check: ValidateFunction, value: object): ErrorObject[] {
	return check(value) ? [] : (check.errors ?? []);
}

/** What a form holds; a file is empty text. */
function formIn(form: Buffer): unknown {
	const part = /form-data; name="([^"]+)"(; filename)?[^]*?\r\n\r\n([^]*?)\r\n--/g;
	const pairs = [...form.toString('latin1').matchAll(part)].map(
		([, name, isFile, value]) => `${encodeURIComponent(name)}=${isFile ? '' : encodeURIComponent(value)}`,
	);
	return parse(pairs.join('&'));
}

interface Params {
	additionalProperty?: string;
	missingProperty?: string;
}

/**
 * Whether GitLab's API description is wrong where a request is not like it: it leaves out parameters that the
 * documentation has, and wants a part of one path in the query as well.
 *
 * @see https://docs.gitlab.com/api/rest/#pagination page and per_page hold for lists in general
 * @see https://docs.gitlab.com/api/issues/#add-spent-time-for-an-issue summary
 * @see https://docs.gitlab.com/api/releases/#get-the-latest-release suffix_path
 * @see https://docs.gitlab.com/api/repository_files/#retrieve-a-file-from-a-repository ref of HEAD
 * @see https://docs.gitlab.com/user/packages/generic_packages/#publish-a-single-file select, status
 * @see https://docs.gitlab.com/api/users/#create-a-runner-linked-to-a-user group_id and project_id
 * @see https://docs.gitlab.com/api/project_members/#add-a-member-to-a-project member_role_id
 * @see https://docs.gitlab.com/api/audit_events/#retrieve-all-instance-audit-events entity_type
 * @see https://docs.gitlab.com/api/pipeline_triggers/#trigger-a-pipeline-with-a-token ref
 */
function isExcused(
	{ method, path }: RecordedRequest,
	{ additionalProperty: extra, missingProperty }: Params,
): boolean {
	// It must only come with an entity_id.
	if (path.endsWith('/audit_events') && missingProperty === 'entity_type') return true;
	// GitLab asks for the one that the runner's type needs.
	if (path.endsWith('/user/runners') && missingProperty) return /^(group|project)_id$/.test(missingProperty);
	// What is asked about a file it puts into a body, which no question has.
	if (method === 'HEAD') return extra === 'ref' || missingProperty === 'body';
	if (missingProperty) return missingProperty === 'suffix_path';
	// GitLab's documentation has them, its description of the API has not.
	if (path.endsWith('/search') && /^(order_by|sort)$/.test(String(extra))) return true;
	if (method === 'GET') return extra === 'page' || extra === 'per_page';
	// They are told among the parts of a form; a file as the body leaves only the query.
	if (path.includes('/packages/generic/')) return extra === 'select' || extra === 'status';
	if (extra === 'member_role_id') return method === 'POST' && path.endsWith('/members');
	if (extra === 'ref') return path.endsWith('/trigger/pipeline');
	return extra === 'summary' && path.endsWith('/add_spent_time');
}
