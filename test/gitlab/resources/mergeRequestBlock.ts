import { mergeRequestBasic } from '../entities/mergeRequest';
import { canSee, need } from '../http/access';
import type { Call, Route } from '../http/call';
import { Answer, pathNumber } from '../http/call';
import { page } from '../http/paging';
import { badParameter, forbidden, invalid, notFound } from '../http/refusal';
import * as values from '../http/values';
import { mergeRequestOf } from '../routes/mergeRequests';
import { rowsIn } from '../table/rows';
import type { MergeRequest } from '../world/model';
import { LEVEL } from '../world/model';
import type { World } from '../world/world';

/** That one merge request has to be merged before another. */
interface Block {
	id: number;
	blocking: MergeRequest;
	blocked: MergeRequest;
}

const blocksIn = (world: World) => rowsIn<Block>(world, 'merge request block');

export function addBlock(world: World, { blocking, blocked }: Omit<Block, 'id'>): Block {
	const block = { id: world.next('merge request block'), blocking, blocked };
	blocksIn(world).push(block);
	return block;
}

function entity(call: Call, { id, blocking, blocked }: Block) {
	return {
		id,
		blocking_merge_request: mergeRequestBasic(call, blocking),
		blocked_merge_request: mergeRequestBasic(call, blocked),
		project_id: blocked.project.id,
	};
}

function list(call: Call, side: 'blocking' | 'blocked') {
	const request = mergeRequestOf(call);
	return page(
		call,
		blocksIn(call.world).filter((block) => block[side] === request),
		(block) => entity(call, block),
	);
}

/** Known by its ID alone, as to servers of any age. */
function blockingIn(call: Call): MergeRequest {
	const id = values.integer(call.input, 'blocking_merge_request_id');
	if (!id) throw badParameter('blocking_merge_request_id is missing');
	const all = call.world.projects.flatMap((project) => [...project.merge_requests.values()]);
	const found = all.find((request) => request.id === id);
	if (!found || !canSee(call, found.project, call.user)) throw notFound('Blocking Merge Request');
	return found;
}

function create(call: Call) {
	if (!call.world.premium) throw forbidden();
	const blocked = mergeRequestOf(call);
	need(call, blocked.project, LEVEL.developer);
	const blocking = blockingIn(call);
	if (blocking === blocked) throw invalid({ base: ['This MR cannot block itself'] });
	if (blocksIn(call.world).some((block) => block.blocking === blocking && block.blocked === blocked))
		throw invalid({ base: ['Block already exists'] }, 409);
	return entity(call, addBlock(call.world, { blocking, blocked }));
}

function blockOf(call: Call): Block {
	const request = mergeRequestOf(call);
	const found = blocksIn(call.world).find(
		({ id, blocked }) => id === pathNumber(call, 'block_id') && blocked === request,
	);
	if (!found) throw notFound();
	return found;
}

function remove(call: Call): Answer {
	const block = blockOf(call);
	need(call, block.blocked.project, LEVEL.developer);
	const blocks = blocksIn(call.world);
	blocks.splice(blocks.indexOf(block), 1);
	return new Answer(204);
}

const REQUEST = 'projects/:id/merge_requests/:merge_request_iid';

/** @see https://docs.gitlab.com/api/merge_requests/#list-merge-request-dependencies */
export const mergeRequestBlockRoutes: Route[] = [
	['GET', `${REQUEST}/blocks`, (call) => list(call, 'blocked')],
	['POST', `${REQUEST}/blocks`, create],
	['GET', `${REQUEST}/blocks/:block_id`, (call) => entity(call, blockOf(call))],
	['DELETE', `${REQUEST}/blocks/:block_id`, remove],
	['GET', `${REQUEST}/blockees`, (call) => list(call, 'blocking')],
];
