import type { ResourceSeed } from '../base';
import { need, projectOf } from '../http/access';
import type { Call, Route } from '../http/call';
import { Answer } from '../http/call';
import { notFound, Refusal } from '../http/refusal';
import { rowsIn } from '../table/rows';
import type { World } from '../world/world';
import type { Project } from '../world/model';
import { LEVEL } from '../world/model';

type PushRule = Record<string, unknown>;

const FRESH: PushRule = {
	commit_message_regex: '',
	commit_message_negative_regex: '',
	branch_name_regex: '',
	deny_delete_tag: false,
	member_check: false,
	prevent_secrets: false,
	author_email_regex: '',
	file_name_regex: '',
	max_file_size: 0,
	commit_committer_check: false,
	commit_committer_name_check: false,
	reject_unsigned_commits: false,
	reject_non_dco_commits: false,
};

const rulesOf = (project: Project) => rowsIn<PushRule>(project, 'push rule');

function maintained(call: Call): Project {
	const project = projectOf(call);
	need(call, project, LEVEL.maintainer);
	return project;
}

const given = ({ input }: Call) =>
	Object.fromEntries(Object.entries(input).filter(([name]) => name in FRESH));

function add(world: World, project: Project, rules: PushRule): PushRule {
	const ids = { id: world.next('push rule'), project_id: project.id, created_at: world.now() };
	const rule = { ...ids, ...FRESH, ...rules };
	rulesOf(project).push(rule);
	return rule;
}

/** A project has one set of rules at the most. */
export const pushRuleRoutes: Route[] = [
	['GET', 'projects/:id/push_rule', (call) => new Answer(200, rulesOf(maintained(call))[0] ?? null)],
	[
		'POST',
		'projects/:id/push_rule',
		(call) => {
			const project = maintained(call);
			if (rulesOf(project).length) throw new Refusal(422, { error: 'Project push rule exists' });
			return new Answer(201, add(call.world, project, given(call)));
		},
	],
	[
		'PUT',
		'projects/:id/push_rule',
		(call) => {
			const [rule] = rulesOf(maintained(call));
			if (!rule) throw notFound('Push Rule');
			return new Answer(200, Object.assign(rule, given(call)));
		},
	],
];

/** Rules of the website; another project has none. */
export const seedPushRules: ResourceSeed = ({ world }, { projects }) => {
	add(world, projects.website, { max_file_size: 50 });
	return {};
};
