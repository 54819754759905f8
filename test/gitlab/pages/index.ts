import { Refusal } from '../http/refusal';
import { Answer } from '../http/reply';
import { inputOf } from '../http/request';
import type { Endpoint, Exchange } from '../http/server';
import { finishPipeline } from '../routes/merging';
import { html } from './html';
import { ACTIONS, issuable, open } from './issuable';
import { page } from './layout';
import type { Shown } from './layout';
import { isList, list, people, project, projects } from './lists';
import { pipeline } from './pipeline';
import { plain, thing } from './row';
import type { Row } from './visitor';
import { Visitor } from './visitor';

/** An address, taken apart: `/acme/website/-/issues/3` is issues, 3 in acme/website. */
interface Address {
	place: string;
	kind: string;
	/** All that follows the kind. */
	id: string;
}

interface Place {
	/** Its path in the API; '' for the instance. */
	api: string;
	row: Row;
}

function addressOf({ server, request }: Exchange): Address {
	const [place = '', ...rest] = decodeURIComponent(request.path.slice(server.basePath.length)).split('/-/');
	const [kind = '', ...id] = rest.join('/-/').split('/');
	return { place: place.replace(/^\/(?:groups\/)?/, '').replace(/\/$/, ''), kind, id: id.join('/') };
}

async function placeOf(visitor: Visitor, full: string): Promise<Place | undefined> {
	if (!full) return { api: '', row: {} };
	const path = encodeURIComponent(full);
	for (const api of [`projects/${path}`, `groups/${path}`]) {
		const row = await visitor.find(api);
		if (row) return { api, row };
	}
	const [row] = await visitor.ask<Row[]>(`users?username=${path}`);
	return row && { api: `users/${Number(row.id)}`, row };
}

/** GitLab shows issues as work items, and incidents and tasks are issues too. */
const ISSUES = ['issues', 'work_items', 'incidents'];

async function pageIn(visitor: Visitor, { api, row }: Place, { kind, id }: Address) {
	if (!kind) return api.startsWith('projects/') ? await project(visitor, api, row) : plain(row);
	const [number = ''] = id.split('/');
	if (api.startsWith('projects/')) {
		if (isList(kind) && !id) return await list(visitor, api, kind);
		if (ISSUES.includes(kind)) return await issuable(visitor, `${api}/issues/${number}`, 'issues');
		if (kind === 'merge_requests')
			return await issuable(visitor, `${api}/merge_requests/${number}`, 'merge_requests');
		if (kind === 'pipelines') return await pipeline(visitor, `${api}/pipelines/${number}`);
	}
	return await thing(visitor, api, kind, id);
}

async function find(visitor: Visitor, address: Address): Promise<Shown | undefined> {
	if (address.place === 'users/sign_in') return people(visitor);
	if (!address.place && !address.kind) return await projects(visitor);
	const place = await placeOf(visitor, address.place);
	return place && (await pageIn(visitor, place, address));
}

const signIn = (root: string) => new Answer(302, '', undefined, { location: `${root}/users/sign_in` });

async function show(exchange: Exchange): Promise<Answer> {
	const { world } = exchange.server;
	const address = addressOf(exchange);
	const user = world.signedIn ?? [...world.users.values()][0];
	if (!user || (!world.signedIn && address.place !== 'users/sign_in')) return signIn(world.url);
	const missing: Shown = {
		title: 'Page not found',
		content: html`<p>There is nothing here, or not for you.</p>`,
	};
	const refused = (error: unknown) => {
		if (error instanceof Refusal && [403, 404].includes(error.status)) return undefined;
		throw error;
	};
	const found = await find(new Visitor(world, user), address).catch(refused);
	const { title, content } = found ?? missing;
	return new Answer(
		found ? 200 : 404,
		page(title, content, world.signedIn, world.url),
		'text/html; charset=utf-8',
	);
}

async function act(exchange: Exchange): Promise<string> {
	const { server, request } = exchange;
	const { world } = server;
	const fields = inputOf(request) as Record<string, string>;
	const address = addressOf(exchange);
	if (address.place === 'users/sign_in') {
		world.signedIn = [...world.users.values()].find(({ username }) => username === fields.username) ?? null;
		return `${world.url}/`;
	}
	if (!world.signedIn) return `${world.url}/users/sign_in`;
	const visitor = new Visitor(world, world.signedIn);
	const place = await placeOf(visitor, address.place);
	if (!place?.api.startsWith('projects/')) throw new Refusal(404, '404 Not Found');
	const { kind, id } = address;
	if (!id && (kind === 'issues' || kind === 'merge_requests'))
		return await open(visitor, place.api, kind, fields);
	const [number = '', action = ''] = id.split('/');
	const back = `${world.url}${request.path.slice(server.basePath.length).replace(/\/\w+$/, '')}`;
	if (kind === 'pipelines') end(server, Number(number), fields.status === 'failed' ? 'failed' : 'success');
	else {
		const at = `${place.api}/${kind === 'merge_requests' ? kind : 'issues'}/${number}`;
		if (!Object.hasOwn(ACTIONS, action)) throw new Refusal(404, '404 Not Found');
		await ACTIONS[action]?.(visitor, at, fields);
	}
	return back;
}

function end(server: Exchange['server'], id: number, status: 'success' | 'failed'): void {
	const all = [...server.world.projects.values()].flatMap(({ pipelines }) => pipelines);
	const pipeline = all.find((one) => one.id === id);
	if (pipeline) finishPipeline(server, pipeline, status);
}

/**
 * A few plain pages over the API, so that a person can look and take part, and addresses lead somewhere. Only a
 * browser gets them: whatever else asks for a page is sent to the sign-in page, as by GitLab.
 */
export const pages: Endpoint = async (exchange) => {
	const { server, request } = exchange;
	if (!request.headers.accept?.includes('text/html')) return signIn(server.world.url);
	if (request.method !== 'POST') return await show(exchange);
	return new Answer(303, '', undefined, { location: await act(exchange) });
};
