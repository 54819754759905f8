import type { ResourceSeed } from '../base';
import { projectUrl } from '../entities/project';
import { pipelineBasic } from '../entities/repository';
import { userBasic } from '../entities/user';
import { need, projectOf } from '../http/access';
import type { Call, Route } from '../http/call';
import { Answer } from '../http/call';
import { page } from '../http/paging';
import { forbidden, notFound, Refusal } from '../http/refusal';
import * as values from '../http/values';
import { mergeRequestOf } from '../routes/mergeRequests';
import { rowsIn } from '../table/rows';
import type { MergeRequest, Pipeline, Project, User } from '../world/model';
import { LEVEL } from '../world/model';
import type { World } from '../world/world';

/** A merge request's place in the train of its target branch. */
interface Car {
	id: number;
	request: MergeRequest;
	user: User;
	pipeline: Pipeline;
	created_at: string;
	merged_at: string | null;
}

const carsIn = (project: Project) => rowsIn<Car>(project, 'merge train car');

/** Puts a merge request at the end of a train. */
export function couple(
	world: World,
	request: MergeRequest,
	user: User,
	merged_at: string | null = null,
): Car {
	const pipeline = world.createPipeline(request.project, request.source_branch, { user });
	const car = { id: world.next('merge train car'), request, user, pipeline, merged_at };
	const whole = { ...car, created_at: world.now() };
	carsIn(request.project).push(whole);
	return whole;
}

function carEntity(call: Call, { request, pipeline, ...car }: Car) {
	return {
		id: car.id,
		merge_request: {
			id: request.id,
			iid: request.iid,
			project_id: request.project.id,
			title: request.title,
			description: request.description,
			state: request.state,
			created_at: request.created_at,
			updated_at: request.updated_at,
			web_url: `${projectUrl(call, request.project)}/-/merge_requests/${request.iid}`,
		},
		user: userBasic(call, car.user),
		pipeline: pipelineBasic(call, pipeline),
		created_at: car.created_at,
		updated_at: car.merged_at ?? car.created_at,
		target_branch: request.target_branch,
		status: car.merged_at ? 'merged' : 'fresh',
		merged_at: car.merged_at,
		duration: car.merged_at ? 70 : null,
	};
}

function visible(call: Call): Project {
	const project = projectOf(call);
	need(call, project, LEVEL.developer);
	if (!call.world.premium) throw forbidden();
	return project;
}

function list(call: Call, isMeant: (car: Car) => boolean = () => true) {
	const scope = values.choice(call.input, 'scope', ['active', 'complete']);
	const found = carsIn(visible(call))
		.filter(isMeant)
		.filter(({ merged_at }) => !scope || (scope === 'complete') === (merged_at !== null));
	const oldestFirst = values.choice(call.input, 'sort', ['asc', 'desc']) === 'asc';
	return page(call, oldestFirst ? found : [...found].reverse(), (car) => carEntity(call, car));
}

function get(call: Call) {
	const request = mergeRequestOf(call, visible(call));
	const car = carsIn(request.project).find((one) => one.request === request);
	if (!car) throw notFound();
	return carEntity(call, car);
}

function add(call: Call) {
	const { input, world } = call;
	const project = visible(call);
	const request = mergeRequestOf(call, project);
	const sha = values.text(input, 'sha');
	if (sha !== undefined && sha !== request.versions[0].head)
		throw new Refusal(409, { message: '409 Conflict: The merge request could not be added: SHA mismatch' });
	if (request.state !== 'opened') throw new Refusal(400, { message: '400 Bad request - Failed to merge' });
	const user = need(call, project, LEVEL.developer);
	request.squash = values.flag(input, 'squash') ?? request.squash;
	if (values.flag(input, 'auto_merge') && request.pipelines[0]?.status === 'running') {
		request.auto_merge = user;
		return new Answer(202, { message: '202 Accepted' });
	}
	couple(world, request, user);
	const train = carsIn(project).filter((car) => car.request === request);
	return new Answer(
		201,
		train.map((car) => carEntity(call, car)),
	);
}

const TRAINS = 'projects/:id/merge_trains';

/** @see https://docs.gitlab.com/api/merge_trains/ */
export const mergeTrainRoutes: Route[] = [
	['GET', TRAINS, (call) => list(call)],
	[
		'GET',
		`${TRAINS}/:target_branch`,
		(call) => list(call, ({ request }) => request.target_branch === call.params.target_branch),
	],
	['GET', `${TRAINS}/merge_requests/:merge_request_iid`, get],
	['POST', `${TRAINS}/merge_requests/:merge_request_iid`, add],
];

/** A merge request that is in a train, one that was, and one that is not. */
export const seedMergeTrains: ResourceSeed = ({ world }, { users, projects }) => {
	const request = (title: string) =>
		world.createMergeRequest(projects.website, {
			title,
			source_branch: title.toLowerCase(),
			author: users.aiko,
		});
	couple(world, Object.assign(request('Merged'), { state: 'merged' }), users.maria, world.now());
	couple(world, request('Waiting'), users.jonas);
	const alone = request('Alone');
	const iids = [...projects.website.merge_requests.values()].slice(-2).map(({ iid }) => String(iid));
	return { mergeRequest: iids, target_branch: ['main'], sha: [alone.versions[0].head] };
};
