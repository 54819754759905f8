import type { IDataObject } from 'n8n-workflow';
import { AROUND_SHAPES } from './aroundShapes';
import { changesOf } from './changes';
import { isRecord } from './read';
import { type Shape, fill } from './shape';
import { type EventShape, SHAPES } from './shapes';
import { comment, commit, group, issue, mergeRequest, project, snippet, user } from './things';
import type { WebhookEvent } from './webhookEvent';

const EVENTS = new Map<string, EventShape>(Object.entries({ ...SHAPES, ...AROUND_SHAPES }));

/** What an event can be about beside its object, such as the merge request that a comment is on. */
const PARTS: ReadonlyArray<readonly [name: string, inBody: string, shape: Shape]> = [
	['comment', 'note', comment('note')],
	['issue', 'issue', issue('issue')],
	['merge_request', 'merge_request', mergeRequest('merge_request')],
	['commit', 'commit', commit('commit')],
	['snippet', 'snippet', snippet('snippet')],
];

/** Events whose body names users that did not do it. */
const NOT_DOERS: readonly string[] = ['member', 'member_approval', 'user'];

/** Events that can be about a group. */
const GROUPED: readonly string[] = ['member', 'access_token'];

/** Who did what an event tells of, as far as GitLab says. */
export function actorOf({ event, body }: WebhookEvent): IDataObject | null {
	if (NOT_DOERS.includes(event)) return null;
	const actor = fill(user, body);
	return actor.id === null && actor.username === null ? null : actor;
}

/**
 * An event in short. All have the same frame; the object has its own name in it, which is also its name
 * where another event is about it: `merge_request.iid` of a merge request, a comment on it, its pipeline.
 */
export function simplified(webhookEvent: WebhookEvent): IDataObject {
	const { event, actions, body } = webhookEvent;
	const shape = EVENTS.get(event);
	const [action] = actions;
	return {
		event,
		action,
		actions: [...actions],
		project: isNamed(body) ? fill(project, body) : null,
		user: actorOf(webhookEvent),
		...(shape ? { [event]: fill(shape.object, body) } : { object: body.object_attributes ?? null }),
		...partsOf(webhookEvent),
		changes: action === 'opened' ? {} : changesOf(body),
		web_url: shape ? fill({ page: shape.page }, body).page : null,
	};
}

function isNamed(body: IDataObject): boolean {
	return Object.values(fill(project, body)).some((value) => value !== null);
}

function partsOf({ event, body }: WebhookEvent): IDataObject {
	const isAbout = event === 'comment' || event === 'emoji' || event === 'pipeline';
	const parts = isAbout ? PARTS.filter(([, inBody]) => isRecord(body[inBody])) : [];
	const shapes = parts.map(([name, , shape]): [string, Shape] => [name, shape]);
	if (GROUPED.includes(event) && fill(group, body).id !== null) shapes.push(['group', group]);
	return Object.fromEntries(shapes.map(([name, shape]) => [name, fill(shape, body)]));
}
