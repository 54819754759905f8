import { type IDataObject, type IPollFunctions, type IWebhookFunctions, sleep } from 'n8n-workflow';
import {
	type Authentication,
	type Path,
	connect,
	DEFAULT_POLICY,
	GitlabError,
	isFailure,
	path,
} from '../../client';
import { role } from '../../fields';
import { LruCache } from '../delivery/lruCache';
import { read } from '../output/read';
import type { WebhookEvent } from '../output/webhookEvent';
import { nodeKeyOf } from '../registration/storedRegistration';
import { actorsOf } from './actors';
import type { Filter } from './filter';

const NAME = 'minimumRole';

/** The entry of 'Filters' for whoever must have a role. It is no `Filter`: GitLab has to be asked. */
export const roleField: Filter['field'] = role(NAME, {
	displayName: 'Minimum Role',
	description:
		"The role that whoever did it must at least have in the event's project, or group where it has no project; inherited roles and those of invited groups count. GitLab is asked when all other filters have let the event through, and the answer holds for 5 minutes. Nothing starts while GitLab does not answer, nor for events that do not tell who did it.",
}).property;

/** Where an event has come in. */
type Context = IWebhookFunctions | IPollFunctions;

/** GitLab waits 10 seconds for the answer to a delivery. */
const PATIENCE_MS = 5_000;
const LASTS_MS = 5 * 60_000;
const MOST_REMEMBERED = 1_000;

interface Answer {
	/** The level of the role, or what will become of the question. */
	level: number | Promise<number>;
	/** Milliseconds since 1970. */
	until: number;
}

/** The roles that this process has asked for, by node, place and person. */
const answers = new LruCache<Answer>(MOST_REMEMBERED);

/** Whether the user asks for a role. */
export function asksForRole(filters: IDataObject): boolean {
	return NAME in filters;
}

/**
 * Whether all who did it have the role that the user asks for.
 *
 * @throws where GitLab does not say so in time: then nobody may get in
 * @see https://docs.gitlab.com/api/project_members/
 */
export async function hasRole(
	context: Context,
	webhookEvent: WebhookEvent,
	filters: IDataObject,
): Promise<boolean> {
	const least = Number(filters[NAME]);
	const place = placeOf(webhookEvent.body);
	const ids = actorsOf(webhookEvent).map(({ id }) => id);
	if (!(least > 0) || !place || !ids.length) return false;
	const members = ids.flatMap((id) => (id === undefined ? [] : [path`${place}/members/all/${id}`]));
	if (members.length < ids.length) return false;
	const levels = await inTime(members.map((member) => levelOf(context, member)));
	return levels.every((level) => level >= least);
}

function placeOf(body: IDataObject): Path | undefined {
	const project = read(body, 'project.id|project_id|object_attributes.project_id');
	if (project !== null) return Number.isSafeInteger(project) ? path`/projects/${Number(project)}` : undefined;
	const group = read(body, 'group.group_id|group.id|group_id');
	return Number.isSafeInteger(group) ? path`/groups/${Number(group)}` : undefined;
}

function levelOf(context: Context, member: Path): number | Promise<number> {
	const key = `${nodeKeyOf(context)} ${member.encoded}`;
	const known = answers.get(key);
	if (known && known.until > Date.now()) return known.level;
	const answer: Answer = { level: ask(context, member), until: Date.now() + LASTS_MS };
	Promise.resolve(answer.level).then(
		(level) => Object.assign(answer, { level }),
		() => answers.delete(key),
	);
	answers.set(key, answer);
	return answer.level;
}

/** @returns 0 for somebody who is no member */
async function ask(context: Context, member: Path): Promise<number> {
	const authentication = context.getNodeParameter('authentication', null) as Authentication;
	const gitlab = await connect(context, authentication, { ...DEFAULT_POLICY, maxWait: 0 });
	return await gitlab.get(member).then(levelIn, (error: unknown) => {
		if (isStranger(error)) return 0;
		throw error;
	});
}

/** Somebody whose membership waits for approval may do nothing yet. */
function levelIn({ access_level: level, membership_state: state = 'active' }: IDataObject): number {
	return state === 'active' ? Number(level) : 0;
}

/** Whether GitLab does not find the member; a place that it does not show says nothing about who is in it. */
function isStranger(error: unknown): boolean {
	return isFailure(error, 'notFound') && !/project|group/i.test(String(error.facts.parameters));
}

async function inTime(levels: Array<number | Promise<number>>): Promise<number[]> {
	const known = levels.filter((level) => typeof level === 'number');
	if (known.length === levels.length) return known;
	const late = sleep(PATIENCE_MS).then(() => {
		throw new GitlabError('timeout', 'The server did not answer in time');
	});
	return await Promise.race([Promise.all(levels), late]);
}
