import { me } from '../http/call';
import type { Call } from '../http/call';
import { Refusal } from '../http/refusal';
import { HEADERS } from '../hooks/flags';
import { notePayload } from '../hooks/notePayload';
import { hookProject, hookUser } from '../hooks/parts';
import * as payloads from '../hooks/payloads';
import { releases } from '../resources/release';
import { isWithin } from '../world/arrange';
import type { Hook, Project } from '../world/model';

/** What a test of a hook tells: as in GitLab, of something that is really there. */
export function samplePayload(call: Call, hook: Hook, trigger: string): { header: string; payload: unknown } {
	if (!hook.holder) return { header: 'System Hook', payload: SYSTEM_SAMPLE };
	const project = call.world.projects.find((each) => belongs(each, hook));
	const payload = project && sample(call, project, trigger);
	if (!payload)
		throw new Refusal(422, { message: `Ensure the project has ${WANTED[trigger] ?? 'such events'}.` });
	return { header: HEADERS[trigger] ?? trigger, payload };
}

/** The instance's hooks are tested with what is nowhere. */
const SYSTEM_SAMPLE = {
	event_name: 'project_create',
	name: 'Ruby',
	path: 'ruby',
	project_id: 1,
	owner_name: 'Someone',
	owner_email: 'example@gitlabhq.com',
};

const WANTED: Record<string, string> = {
	push_events: 'at least one commit',
	issues_events: 'issues',
	note_events: 'notes',
	merge_requests_events: 'merge requests',
	milestone_events: 'milestones',
	releases_events: 'releases',
};

function belongs(project: Project, { holder }: Hook): boolean {
	if (!holder) return true;
	if (holder.kind === 'project') return project === holder;
	return project.namespace.kind === 'group' && isWithin(project.namespace, holder);
}

function sample(call: Call, project: Project, trigger: string): unknown {
	const by = me(call);
	const [issue] = [...project.issues.values()].reverse();
	const [request] = [...project.merge_requests.values()].reverse();
	switch (trigger) {
		case 'push_events': {
			const branch = project.branches.get(project.default_branch);
			return (
				branch && payloads.pushPayload(call, project, by, branch, branch.commits.slice(0, 1), '0'.repeat(40))
			);
		}
		case 'issues_events':
		case 'confidential_issues_events':
			return issue && payloads.issuePayload(call, issue, by, 'open', {});
		case 'note_events':
		case 'confidential_note_events': {
			const note = [...project.issues.values()].flatMap((each) => each.notes)[0];
			return note && notePayload(call, note, 'create');
		}
		case 'merge_requests_events':
			return request && payloads.mergeRequestPayload(call, request, by, 'open', {});
		case 'milestone_events':
			return (
				project.milestones[0] && payloads.milestonePayload(call, project.milestones[0], project, 'create')
			);
		case 'releases_events':
			return releases.of(project).length ? otherPayload(call, project, trigger) : undefined;
		default:
			return otherPayload(call, project, trigger);
	}
}

/** Of what the stand-in does not have, a test tells as much as all events have in common. */
function otherPayload(call: Call, project: Project, trigger: string): object {
	const object_kind = trigger.replace(/s?_events$/, '');
	return { object_kind, user: hookUser(me(call)), project: hookProject(call, project) };
}
