import { type Path, path } from '../../client';
import {
	type List,
	byId,
	choice,
	chosen,
	compose,
	entry,
	isEmpty,
	oneOf,
	shownFor,
	textOf,
} from '../../fields';
import { project } from '../../fields/places';
import type { Item } from '../../item';
import type { Field } from '../../operation';
import { pick } from '../../simplify';
import { mergeRequest } from '../mergeRequest/field';

const ruleOf = choice('ruleOf', { project: 'Project', mergeRequest: 'Merge Request' }).property;

/** Where the rules are that an operation works on: those of a project, or of one merge request. */
export const rules: Field<'rules', Path> = compose(
	'rules',
	[ruleOf, project, shownFor('ruleOf', ['mergeRequest'], mergeRequest)],
	async (item) => {
		const place = path`/projects/${await project.read(item)}`;
		return isOfMergeRequest(item)
			? path`${place}/merge_requests/${await mergeRequest.read(item)}/approval_rules`
			: path`${place}/approval_rules`;
	},
);

function isOfMergeRequest(item: Item): boolean {
	const of = oneOf(item.value('ruleOf') ?? 'project', ['project', 'mergeRequest'], 'Rule Of', item);
	return of === 'mergeRequest';
}

const known: List = {
	name: 'searchApprovalRules',
	from: async ({ project }, item) => {
		const isChosen = project && !(isOfMergeRequest(item) && isEmpty(item.value('mergeRequest')));
		return isChosen ? await rules.read(item) : undefined;
	},
	searchBy: 'names',
	entry: entry('id', (rule) => textOf(rule.name)),
};

const approvalRule = chosen({ name: 'approvalRule', list: known, ...byId() });

/** The path of the rule that an operation works on. */
export const at: Field<'at', Path> = compose(
	'at',
	[rules, approvalRule],
	async (item) => path`${await rules.read(item)}/${await approvalRule.read(item)}`,
);

/** What most workflows use of a rule, be it a project's or a merge request's. */
export const simpleRule = pick(
	['id', 'name', 'rule_type', 'approvals_required'],
	{ eligible_approvers: 'eligible_approvers.username', users: 'users.username' },
	{ groups: 'groups.full_path', protected_branches: 'protected_branches.name' },
	['applies_to_all_protected_branches'],
);
