import type { ResourceSeed } from '../base';
import { approvalRules } from '../entities/mergeRequest';
import { groupEntity } from '../entities/project';
import { userBasic } from '../entities/user';
import { projectOf } from '../http/access';
import type { Call, Route } from '../http/call';
import { page } from '../http/paging';
import { invalid } from '../http/refusal';
import { flag, integer, integers, text } from '../http/values';
import { mergeRequestOf } from '../routes/mergeRequests';
import type { Reader } from '../table/fields';
import { oneOf, optional, required } from '../table/fields';
import type { Place } from '../table/places';
import { inProjects } from '../table/places';
import type { Holder, Row } from '../table/rows';
import { byNumber } from '../table/specification';
import { Table } from '../table/table';
import type { MergeRequest, Project } from '../world/model';
import { LEVEL } from '../world/model';
import { protectedBranches } from './protectedRef';

interface Rule<H extends Holder> extends Row<H> {
	name: string;
	approvals_required: number;
	user_ids: number[];
	group_ids: number[];
}

interface ProjectRule extends Rule<Project> {
	rule_type: string;
	protected_branch_ids: number[];
	applies_to_all_protected_branches: boolean;
}

interface RequestRule extends Rule<MergeRequest> {
	approval_project_rule_id: number | null;
}

const count: Reader<number> = (given, name) => integer(given, name) ?? undefined;

const shared = {
	name: required(text),
	approvals_required: required(count),
	user_ids: optional(integers, []),
	group_ids: optional(integers, []),
};

const ofOneName = {
	by: ({ name }: { name: string }) => name,
	refusal: () => invalid({ name: ['has already been taken'] }),
};

function ruleBasic(call: Call, rule: Rule<Holder>) {
	const { world } = call;
	const users = world.users.filter(({ id }) => rule.user_ids.includes(id));
	const groups = world.groups.filter(({ id }) => rule.group_ids.includes(id));
	const members = groups.flatMap((group) => [...group.members.values()].map(({ user }) => user));
	return {
		id: rule.id,
		name: rule.name,
		eligible_approvers: [...new Set([...users, ...members])].map((user) => userBasic(call, user)),
		approvals_required: rule.approvals_required,
		users: users.map((user) => userBasic(call, user)),
		groups: groups.map((group) => groupEntity(call, group)),
		contains_hidden_groups: false,
	};
}

/** @see https://docs.gitlab.com/api/merge_request_approvals/ */
export const projectApprovalRules: Table<ProjectRule, Project> = new Table({
	name: 'approval rule of a project',
	places: [inProjects('approval_rules', { read: LEVEL.reporter, write: LEVEL.maintainer })],
	key: byNumber('approval_rule_id', 'id'),
	fields: {
		...shared,
		rule_type: optional<string>(oneOf('regular', 'any_approver'), 'regular', { only: 'create' }),
		protected_branch_ids: optional(integers, []),
		applies_to_all_protected_branches: optional(flag, false),
	},
	unique: ofOneName,
	entity: (call, rule) => ({
		...ruleBasic(call, rule),
		rule_type: rule.rule_type,
		report_type: null,
		protected_branches: protectedBranches
			.of(rule.holder)
			.filter(({ id }) => rule.protected_branch_ids.includes(id))
			.map((branch) => protectedBranches.spec.entity(call, branch, 'get')),
		applies_to_all_protected_branches: rule.applies_to_all_protected_branches,
	}),
	example: { create: { name: 'Legal', approvals_required: 1 }, update: { approvals_required: 2 } },
});

const OF_REQUEST: Place<MergeRequest> = {
	path: 'projects/:id/merge_requests/:merge_request_iid/approval_rules',
	holder: (call) => mergeRequestOf(call),
	roles: projectOf,
	may: { write: LEVEL.developer },
	verbs: ['create', 'get', 'update', 'delete'],
};

/** @see https://docs.gitlab.com/api/merge_request_approvals/#approval-rules-for-a-merge-request */
export const requestApprovalRules: Table<RequestRule, MergeRequest> = new Table({
	name: 'approval rule of a merge request',
	places: [OF_REQUEST],
	key: byNumber('approval_rule_id', 'id'),
	fields: {
		...shared,
		approval_project_rule_id: optional(integer, null, { only: 'create' }),
	},
	unique: ofOneName,
	entity: (call, rule) => ({
		...ruleBasic(call, rule),
		rule_type: 'regular',
		report_type: null,
		section: null,
		source_rule: rule.approval_project_rule_id ? { approvals_required: 1 } : null,
		overridden: rule.approval_project_rule_id !== null,
	}),
	example: {
		create: { name: 'Legal', approvals_required: 1 },
		update: { approvals_required: 2 },
		params: { merge_request_iid: '1' },
	},
});

/** Those that every merge request has, and its own. */
function list(call: Call) {
	const request = mergeRequestOf(call);
	const own = requestApprovalRules
		.of(request)
		.map((rule) => requestApprovalRules.spec.entity(call, rule, 'list'));
	return page(call, [...approvalRules(call, request), ...own], (rule) => rule);
}

export const approvalRuleRoutes: Route[] = [
	...projectApprovalRules.routes,
	...requestApprovalRules.routes,
	['GET', OF_REQUEST.path, list],
];

/** A rule of a project, and one of a merge request. */
export const seedApprovalRules: ResourceSeed = ({ world }, { users, groups, projects }) => {
	const { website } = projects;
	const request =
		website.merge_requests.get(1) ??
		world.createMergeRequest(website, { title: 'Sign in', source_branch: 'sign-in' });
	const [main] = protectedBranches.of(website);
	const rule = {
		name: 'Security',
		approvals_required: 1,
		user_ids: [users.jonas.id],
		group_ids: [groups.acme.id],
	};
	const ofProject = projectApprovalRules.add(world, users.maria, website, {
		...rule,
		protected_branch_ids: [main.id],
	});
	const ofRequest = requestApprovalRules.add(world, users.maria, request, { ...rule, name: 'Design' });
	return {
		approvalRule: [ofProject, ofRequest].map(({ id }) => String(id)),
		name: ['Legal'],
	};
};
