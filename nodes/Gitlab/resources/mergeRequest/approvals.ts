import type { IDataObject } from 'n8n-workflow';
import { type Gitlab, type Path, GitlabError, path } from '../../client';
import { flag, options, text } from '../../fields';
import { write } from '../../operation';
import { pick } from '../../simplify';
import { getBelow, listBelow } from '../shared/plain';
import { at } from './field';
import { explained } from './refusal';

/** How far the approval is; the counts are there with Premium. */
const simpleApprovals = pick(['approved'], { approved_by: 'approved_by.user.username' }, [
	'approvals_required',
	'approvals_left',
	'user_has_approved',
	'user_can_approve',
]);

/** What most workflows use of a rule. */
const simpleApprovalRule = pick(
	['id', 'name', 'rule_type', 'approvals_required'],
	{ eligible_approvers: 'eligible_approvers.username', users: 'users.username' },
	{ groups: 'groups.full_path' },
	['section', 'overridden'],
);

const simpleRuleState = pick(
	['id', 'name', 'rule_type', 'approved', 'approvals_required'],
	{ approved_by: 'approved_by.username' },
	['code_owner'],
);

/** Each rule and whether it is met. */
function simpleApprovalState({ approval_rules_overwritten, rules }: IDataObject): IDataObject {
	return { approval_rules_overwritten, rules: ((rules ?? []) as IDataObject[]).map(simpleRuleState) };
}

/** @see https://docs.gitlab.com/api/merge_request_approvals/#approve-a-merge-request */
export const approve = write({
	name: 'Approve',
	description: 'Approve as yourself',
	fields: [
		at,
		options(
			flag('publish_review', 'Whether to publish the comments of your review too'),
			text('sha', {
				displayName: 'SHA',
				placeholder: 'e.g. 8888888888888888888888888888888888888888',
				description: 'Fails if the source branch is at another commit',
			}),
		),
	],
	simplify: simpleApprovals,
	run: async ({ gitlab, at, options }) => await approved(gitlab, at, options),
});

/**
 * Approves a merge request.
 *
 * @throws GitlabError where GitLab refuses it, or takes it and does not count it
 */
export async function approved(gitlab: Gitlab, at: Path, options: IDataObject): Promise<IDataObject> {
	return refuseUnapproved(
		await gitlab.post(path`${at}/approve`, options).catch(async (error: unknown) => {
			throw await explained(error, { gitlab, at, statuses: [401] }, () => ({
				reason: 'the user behind the credential cannot approve it',
				advice: ADVICE,
			}));
		}),
	);
}

const ADVICE =
	'GitLab takes no second approval of a user, and none of the author or of who has committed where the project forbids it.';

/** The answer tells who has approved: where the user behind the credential is not among them, nothing was done. */
function refuseUnapproved(approvals: IDataObject): IDataObject {
	if (approvals.user_has_approved !== false) return approvals;
	throw new GitlabError('forbidden', 'GitLab did not count the approval', { advice: ADVICE });
}

/** @see https://docs.gitlab.com/api/merge_request_approvals/#unapprove-a-merge-request */
export const unapprove = write({
	name: 'Unapprove',
	description: 'Withdraw your approval',
	fields: [at],
	simplify: simpleApprovals,
	run: async ({ gitlab, at }) =>
		await gitlab.post(path`${at}/unapprove`).catch(async (error: unknown) => {
			throw await explained(error, { gitlab, at, statuses: [404] }, () => ({
				reason: 'the user behind the credential has not approved it',
				advice: 'Only an approval that is there can be taken back: see Get Approvals.',
			}));
		}),
});

/** @see https://docs.gitlab.com/api/merge_request_approvals/#reset-approvals-for-a-merge-request */
export const resetApprovals = write({
	name: 'Reset Approvals',
	action: 'Reset approvals of a merge request',
	description: 'Clear all approvals; only for project and group access tokens',
	tier: 'Premium',
	fields: [at],
	run: async ({ gitlab, at }) => {
		await gitlab.put(path`${at}/reset_approvals`).catch(async (error: unknown) => {
			throw await explained(error, { gitlab, at, statuses: [401] }, () => ({
				reason: 'only the bot user of a project or group access token may reset approvals',
				advice: 'Put a project or group access token with the scope api into the credential.',
			}));
		});
		return { success: true };
	},
});

/** @see https://docs.gitlab.com/api/merge_request_approvals/#retrieve-approval-state-for-a-merge-request */
export const getApprovals = getBelow(at, path`/approvals`, {
	name: 'Get Approvals',
	description: 'See who has approved and whether that is enough',
	simplify: simpleApprovals,
});

/** @see https://docs.gitlab.com/api/merge_request_approvals/#retrieve-approval-details-for-a-merge-request */
export const getApprovalState = getBelow(at, path`/approval_state`, {
	name: 'Get Approval State',
	action: 'Get the approval state of a merge request',
	description: 'See which approval rules are met and by whom',
	tier: 'Premium',
	simplify: simpleApprovalState,
});

/** @see https://docs.gitlab.com/api/merge_request_approvals/#list-all-approval-rules-for-a-merge-request */
export const getApprovalRules = listBelow(at, path`/approval_rules`, {
	name: 'Get Approval Rules',
	description: 'List the rules that say who must approve',
	tier: 'Premium',
	simplify: simpleApprovalRule,
});
