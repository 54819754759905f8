import type { IDataObject } from 'n8n-workflow';
import type { Scene } from '../../../scene';
import type { Case } from '../../operations';
import { requestsTo } from '../../operations';
import { FIRST } from '../first';

const { get, list, post, put } = requestsTo(FIRST);

/** What is done with the approvals of the merge request. */
export function approvalCases(scene: Scene): Case[] {
	return [
		{
			operation: 'approve',
			sent: [post('/approve')],
			row: () => approvals(true),
		},
		{
			operation: 'unapprove',
			arrange: () => approve(scene),
			sent: [post('/unapprove')],
			row: () => approvals(false),
		},
		{
			operation: 'resetApprovals',
			arrange: () => useProjectToken(scene),
			sent: [put(null, '/reset_approvals')],
			row: () => ({ success: true }),
		},
		{
			operation: 'getApprovals',
			arrange: () => approve(scene),
			sent: [get('/approvals')],
			row: () => approvals(true),
		},
		{
			operation: 'getApprovalState',
			arrange: () => approve(scene),
			sent: [get('/approval_state')],
			row: () => ({
				approval_rules_overwritten: false,
				rules: [
					{
						id: 1,
						name: 'All Members',
						rule_type: 'any_approver',
						approved: true,
						approvals_required: 0,
						approved_by: ['maria.santos'],
						code_owner: false,
					},
				],
			}),
		},
		{
			operation: 'getApprovalRules',
			sent: [list('/approval_rules')],
			row: () => ({
				id: 1,
				name: 'All Members',
				rule_type: 'any_approver',
				approvals_required: 0,
				eligible_approvers: [],
				users: [],
				groups: [],
				section: null,
				overridden: false,
			}),
			rawOnly: 'contains_hidden_groups',
		},
	];
}

/** The approvals as maria.santos sees them, who has given hers or has not. */
function approvals(given: boolean): IDataObject {
	return {
		approved: given,
		approved_by: given ? ['maria.santos'] : [],
		approvals_required: null,
		approvals_left: null,
		user_has_approved: given,
		user_can_approve: !given,
	};
}

function approve(scene: Scene): void {
	scene
		.mergeRequest(1)
		.approvals.push({ user: scene.seeded.users.maria, approved_at: '2026-01-02T03:04:05.000Z' });
}

function useProjectToken(scene: Scene): void {
	const { world } = scene.gitlab;
	const bot = world.createUser({ username: 'project_1_bot', name: 'Bot' });
	world.addMember(scene.seeded.projects.website, bot, 40);
	scene.token = world.createToken(bot, ['api']);
}
