// What a fine-grained token needs for a request, from GitLab's tables (GitLab 19.2, CC BY-SA 4.0).
// @see https://docs.gitlab.com/auth/tokens/fine_grained_access_tokens_rest/

/** What a request does to a resource, unless GitLab calls it otherwise. */
const ACTIONS: Readonly<Record<string, string>> = {
	GET: 'Read',
	HEAD: 'Read',
	POST: 'Create',
	PUT: 'Update',
	PATCH: 'Update',
	DELETE: 'Delete',
};

/** A request, with `P` for a project, `G` for a group and `:` for what else varies; the first pattern counts. */
type Rule = [pattern: RegExp, ...permissions: string[]];

const RULES: readonly Rule[] = [
	[/ [PG]\/access_tokens\/:\/rotate$/, 'Resource Access Token: Rotate'],
	[/ [PG]\/access_tokens/, 'Resource Access Token'],
	[/ \/personal_access_tokens\/self\/rotate$/, 'Personal Access Token: Rotate'],
	[/ \/personal_access_tokens\/self$/, 'Personal Access Token'],
	[/PUT [PG]\/access_requests/, 'Access Request: Approve'],
	[/ [PG]\/access_requests/, 'Access Request'],
	[/ (?:[PG]\/variables|\/admin\/ci\/variables)/, 'Variable'],
	[/ [PG]\/(?:billable_)?members/, 'Member'],
	[/ [PG]\/invitations/, 'Invitation'],
	[/ [PG]\/deploy_tokens/, 'Deploy Token'],
	[/ P\/deploy_keys\/:\/enable$/, 'Deploy Key: Enable'],
	[/ P\/deploy_keys/, 'Deploy Key'],
	[/POST (?:[PG]\/hooks\/:\/|\/hooks\/:$)/, 'Webhook: Trigger'],
	[/ (?:[PG])?\/hooks/, 'Webhook'],
	[/ [PG]\/labels\/:\/(?:un)?subscribe$/, 'Label: Subscribe'],
	[/ P\/labels\/:\/promote$/, 'Label: Promote'],
	[/ [PG]\/labels/, 'Label'],
	[
		/ G\/service_accounts\/:\/personal_access_tokens\/:\/rotate$/,
		'Service Account Personal Access Token: Rotate',
	],
	[/DELETE G\/service_accounts\/:\/personal_access_tokens/, 'Service Account Personal Access Token: Revoke'],
	[/ G\/service_accounts\/:\/personal_access_tokens/, 'Service Account Personal Access Token'],
	[/ G\/service_accounts/, 'Service Account'],
	[/ [PG]\/wikis\/attachments$/, 'Wiki: Update'],
	[/ [PG]\/wikis/, 'Wiki'],
	[/ P\/merge_requests\/:\/approval_rules/, 'Merge Request Approval Rule'],
	[/ P\/approval_rules/, 'Approval Rule'],
	[/ P\/deployments\/:\/approval$/, 'Deployment: Approve'],
	[/ P\/deployments\/:\/merge_requests$/, 'Deployment', 'Merge Request'],
	[/ P\/deployments/, 'Deployment'],
	[/ P\/environments\/(?::\/stop|stop_stale)$/, 'Environment: Stop'],
	[/ P\/environments/, 'Environment'],
	[/ P\/external_status_checks/, 'External Status Check Service'],
	[/ P\/merge_requests\/:\/status_checks\/:\/retry$/, 'External Status Check: Retry'],
	[/ P\/merge_requests\/:\/status_check_responses$/, 'External Status Check: Update'],
	[/ P\/merge_requests\/:\/status_checks$/, 'External Status Check'],
	[/ P\/feature_flags/, 'Feature Flag'],
	[/ P\/freeze_periods/, 'Freeze Period'],
	[/ P\/issues\/:\/metric_images/, 'Issuable Metric Image'],
	[/ P\/job_token_scope\/allowlist/, 'Job Token Scope Allowlist'],
	[/ P\/jobs\/:\/artifacts\/keep$/, 'Job Artifact: Update'],
	[/ P\/jobs\/(?::\/)?artifacts/, 'Job Artifact'],
	[/ P\/jobs\/:\/erase$/, 'Job: Delete'],
	[/ P\/jobs\/:\/(?:play|retry)$/, 'Job: Run'],
	[/ P\/jobs\/:\/cancel$/, 'Job: Update'],
	[/ P\/jobs/, 'Job'],
	[/ P\/(?:issues|merge_requests)\/:\/todo$/, 'Todo: Create'],
	[/POST \/todos/, 'Todo: Update'],
	[/ \/todos$/, 'Todo'],
	[/ P\/issues\/:\/(?:un)?subscribe$/, 'Issue: Subscribe'],
	[/ P\/merge_requests\/:\/(?:un)?subscribe$/, 'Merge Request: Subscribe'],
	[
		/ P\/(?:issues|merge_requests)\/:\/(?:move|add_spent_time|reset_\w+_\w+|(?:reset_)?time_estimate)$/,
		'Work Item: Update',
	],
	[/ P\/merge_requests\/:\/(?:time_stats|resource_milestone_events|resource_state_events)$/, 'Work Item'],
	[/ P\/merge_requests\/:\/(?:notes|award_emoji)/, 'Work Item'],
	[/ P\/merge_requests\/:\/(?:(?:un)?approve|reset_approvals)$/, 'Merge Request: Approve'],
	[/ P\/merge_requests\/:\/(?:merge|cancel_\w+)$/, 'Merge Request: Merge'],
	[/(?:POST|PUT|DELETE) P\/merge_requests\/:\/(?:draft_notes|pipelines)/, 'Merge Request: Update'],
	[/ (?:[PG])?\/merge_requests/, 'Merge Request'],
	[/POST P\/merge_trains/, 'Merge Train Merge Request: Add'],
	[/ P\/merge_trains/, 'Merge Train'],
	[/ P\/milestones\/:\/promote$/, 'Work Item: Update'],
	[
		/ (?:[PG])?\/(?:issues(?:_statistics)?|milestones|boards|epics|iterations|wiki_pages)(?:\/|$)/,
		'Work Item',
	],
	[/PUT P\/packages\/generic/, 'Package: Create'],
	[/ [PG]\/packages/, 'Package'],
	[/(?:POST|PUT|DELETE) P\/pipeline_schedules\/:\/./, 'Pipeline Schedule: Update'],
	[/ P\/pipeline_schedules\/:\/pipelines$/, 'Pipeline Schedule', 'Pipeline'],
	[/ P\/pipeline_schedules/, 'Pipeline Schedule'],
	[/POST P\/pipelines\/:\/(?:cancel|retry)$/, 'Pipeline: Update'],
	[/ P\/pipelines?(?:\/|$)/, 'Pipeline'],
	[/(?:POST|DELETE) P\/protected_branches/, 'Branch: Protect'],
	[/ P\/protected_branches/, 'Protected Branch'],
	[/ P\/protected_environments/, 'Protected Environment'],
	[/(?:POST|DELETE) P\/protected_tags/, 'Tag: Protect'],
	[/ P\/protected_tags/, 'Protected Tag'],
	[/ P\/push_rule$/, 'Push Rule'],
	[/ [PG]\/registry\/repositories/, 'Container Repository'],
	[/ P\/releases\/:\/assets\/links/, 'Release Link'],
	[/ [PG]\/releases/, 'Release'],
	[/ P\/remote_mirrors\/:\/sync$/, 'Remote Mirror: Update'],
	[/ P\/remote_mirrors/, 'Remote Mirror'],
	[/ P\/repository\/(?:merged_)?branches/, 'Branch'],
	[/POST P\/repository\/commits\/:\/comments$/, 'Commit: Update'],
	[/ P\/repository\/commits/, 'Commit'],
	[/ P\/repository\/submodules/, 'Repository Submodule'],
	[/ P\/repository\/tags/, 'Repository Tag'],
	[/ P\/repository\//, 'Repository'],
	[/(?:POST|DELETE) P\/runners/, 'Runner: Assign'],
	[/ (?:[PG]|\/user)?\/runners/, 'Runner'],
	[/ P\/snippets\/:\/(?:discussions|notes|award_emoji)/, 'Work Item'],
	[/ (?:P)?\/snippets/, 'Snippet'],
	[/ P\/triggers/, 'Trigger'],
	[/ (?:[PG]|\/user)\/avatar$/, 'Avatar'],
	[/ P\/uploads/, 'Markdown Upload'],
	[/ P\/statuses\/:$/, 'Commit Status'],
	[/POST P\/ci\/lint$/, 'CI Config: Validate'],
	[/ P\/ci\/lint$/, 'CI Config'],
	[/ P\/dependencies$/, 'Dependency'],
	[/\/dependency_list_exports/, 'Dependency List Export'],
	[/ [PG]\/dora\/metrics$/, 'Dora Metric'],
	[/ P\/export\/download$/, 'Export: Download'],
	[/ P\/export$/, 'Export'],
	[/ (?:P|\/projects)\/import$/, 'Import'],
	[/ P\/statistics$/, 'Statistic'],
	[/ P\/templates\//, 'Template'],
	[/ (?:[PG])?\/audit_events$/, 'Audit Event'],
	[/ (?:P|\/users\/:)?\/events$/, 'Event'],
	[/ (?:[PG])?\/search$/, 'Global Search: Use'],
	[/ P\/(?:un)?archive$/, 'Project: Archive'],
	[/ P\/fork$/, 'Project: Fork'],
	[/ P\/share/, 'Project: Share'],
	[/ P\/transfer$/, 'Project: Transfer'],
	[/ P\/(?:restore|star|unstar)$/, 'Project: Update'],
	[
		/ (?:P(?:\/(?:forks|groups|languages|users))?|\/projects|G\/projects|\/users\/:\/(?:starred_)?projects)$/,
		'Project',
	],
	[/ G\/(?:un)?archive$/, 'Group: Archive'],
	[/ G\/share/, 'Group: Share'],
	[/ G\/transfer$/, 'Group: Transfer'],
	[/ G\/restore$/, 'Group: Update'],
	[/ (?:G(?:\/(?:descendant_groups|subgroups))?|\/groups)$/, 'Group'],
	[/\/member_roles$/, 'Member Role'],
	[/ \/license$/, 'License'],
	[/ \/metadata$/, 'Metadata'],
	[/ \/namespaces$/, 'Namespace'],
	[/ \/suggestions\//, 'Suggestion: Apply'],
	[/ \/user\/activities$/, 'Activity'],
	[/ \/users?(?:\/:)?\/status$/, 'Status'],
	[/ \/users\/:\/activate$/, 'User: Activate'],
	[/ \/users\/:\/block$/, 'User: Block'],
	[/ \/users\/:\/deactivate$/, 'User: Deactivate'],
	[/ \/users\/:\/unblock$/, 'User: Unblock'],
	[/ \/users?(?:\/:)?(?:\/memberships)?$/, 'User'],
];

/** What no fine-grained token can do: triggering a pipeline takes a token of its own. */
const UNAVAILABLE = /POST P\/trigger\/pipeline$/;
/** Its permissions are those of the fields that are asked for, which GitLab does not list. */
const GRAPHQL = /\/graphql$/;

/**
 * The permissions that a fine-grained token needs for a request.
 *
 * @param request with GitLab's names for what varies: `GET /projects/:id/issues`
 * @returns none where GitLab documents none
 * @throws Error where this list has nothing of it
 */
export function permissionsFor(request: string): string[] {
	const short = request
		.replace(' /api/v4/', ' /')
		.replace(/ \/(projects|groups)\/:\w+/, (_, place: string) => ` ${place[0].toUpperCase()}`)
		.replace(/:\w+/g, ':');
	if (UNAVAILABLE.test(short) || GRAPHQL.test(short)) return [];
	const [, ...permissions] = RULES.find(([pattern]) => pattern.test(short)) ?? [];
	if (!permissions.length) throw new Error(`Nothing is known of permissions for ${request}`);
	const action = ACTIONS[short.split(' ')[0]];
	return permissions.map((name) => (name.includes(':') ? name : `${name}: ${action}`));
}
