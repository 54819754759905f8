import { canSeeIssue, levelIn } from '../../http/access';
import { LEVEL } from '../../world/model';
import type { Asking } from '../asking';
import { NO_ACCESS } from '../asking';
import { globalId, numberIn } from '../ids';
import { linkEntity, vulnerabilityEntity } from './entity';
import { canRead } from './list';
import type { Vulnerability } from './model';
import { vulnerabilitiesIn } from './model';

type Input = { id: string; comment?: string | null; dismissalReason?: string | null };

/** The vulnerability of an ID, if the asker may know of it. */
export function findVulnerability(asking: Asking, id: string): Vulnerability | undefined {
	const number = numberIn(id, 'Vulnerability');
	const { world } = asking;
	const all = world.projects.flatMap((project) => vulnerabilitiesIn(world, project));
	const found = all.find((row) => row.id === number);
	return found && canRead(asking, found.project) ? found : undefined;
}

/** What changes vulnerabilities, as far as the stand-in knows it. */
export function vulnerabilityMutations(asking: Asking) {
	const to =
		(state: Vulnerability['state']) =>
		({ input }: { input: Input }) =>
			change(asking, state, input);
	return {
		vulnerabilityConfirm: to('CONFIRMED'),
		vulnerabilityDismiss: to('DISMISSED'),
		vulnerabilityResolve: to('RESOLVED'),
		vulnerabilityRevertToDetected: to('DETECTED'),
		vulnerabilityIssueLinkCreate: ({ input }: { input: LinkInput }) => link(asking, input),
	};
}

function writable(asking: Asking, id: string, level: number): Vulnerability {
	const found = findVulnerability(asking, id);
	const { user, scopes } = asking;
	if (!found || !scopes.includes('api') || levelIn(found.project, user) < level) throw new Error(NO_ACCESS);
	return found;
}

function change(
	asking: Asking,
	state: Vulnerability['state'],
	{ id, comment, dismissalReason }: Input,
): object {
	const row = writable(asking, id, LEVEL.maintainer);
	const { world, user } = asking;
	if (!user) throw new Error(NO_ACCESS);
	if ((comment ?? '').length > 50_000)
		return { vulnerability: null, errors: ['Comment is too long (maximum is 50000 characters)'] };
	const when = { at: world.now(), by: user };
	Object.assign(row, {
		state,
		stateComment: comment ?? null,
		dismissalReason: state === 'DISMISSED' ? (dismissalReason ?? null) : null,
		confirmed: state === 'CONFIRMED' ? when : null,
		dismissed: state === 'DISMISSED' ? when : null,
		resolved: state === 'RESOLVED' ? when : null,
		updated_at: when.at,
	});
	return { vulnerability: vulnerabilityEntity(world, row), errors: [] };
}

type LinkInput = { issueId: string; vulnerabilityIds: string[] };

function link(asking: Asking, { issueId, vulnerabilityIds }: LinkInput): object {
	const { world, user } = asking;
	const issues = world.projects.flatMap((project) => [...project.issues.values()]);
	const issue = issues.find(({ id }) => globalId('Issue', id) === issueId);
	if (!issue || !canSeeIssue(issue, user)) throw new Error(NO_ACCESS);
	const rows = vulnerabilityIds.map((id) => writable(asking, id, LEVEL.developer));
	if (rows.some((row) => row.issues.some((one) => one.issue === issue)))
		return { issueLinks: null, errors: ['Issue has already been linked to another vulnerability'] };
	const issueLinks = rows.map((row) => {
		const id = world.next('vulnerability issue link');
		row.issues.push({ id, issue });
		return linkEntity(world, id, issue);
	});
	return { issueLinks, errors: [] };
}
