import type { IDataObject, INodeListSearchItems } from 'n8n-workflow';
import type { ResourceSeed } from '../gitlab/base';
import { seedApprovalRules } from '../gitlab/resources/approvalRule';
import { seedAccessTokens } from '../gitlab/resources/accessToken';
import { seedBoards } from '../gitlab/resources/board';
import { seedCiVariables } from '../gitlab/resources/ciVariable';
import { seedDeployKeys } from '../gitlab/resources/deployKey';
import { seedDeployTokens } from '../gitlab/resources/deployToken';
import { draftNotes } from '../gitlab/resources/draftNote';
import { seedDeployments } from '../gitlab/resources/deployment';
import { seedEnvironments } from '../gitlab/resources/environment';
import { seedIterations } from '../gitlab/resources/iteration';
import { seedJobs } from '../gitlab/resources/job';
import { seedPackages } from '../gitlab/resources/package';
import { seedMembers } from '../gitlab/resources/member';
import { seedPipelines } from '../gitlab/resources/pipeline';
import { seedContainerRegistry } from '../gitlab/resources/containerRegistry';
import { seedFeatureFlags } from '../gitlab/resources/featureFlag';
import { seedPipelineSchedules } from '../gitlab/resources/pipelineSchedule';
import { seedReleases } from '../gitlab/resources/release';
import { seedServiceAccounts } from '../gitlab/resources/serviceAccount';
import { seedTags } from '../gitlab/resources/tag';
import { seedForGroups } from '../gitlab/seeds/group';
import { seedForProjects } from '../gitlab/seeds/project';
import { seedTriggerTokens } from '../gitlab/resources/triggerToken';
import { seedForBranches } from '../gitlab/seeds/branch';
import { seedWebhooks } from '../gitlab/seeds/webhook';
import { seedRunners } from '../gitlab/resources/runner';
import { seedReactions } from '../gitlab/resources/reaction';
import { seedStatusChecks } from '../gitlab/resources/statusCheck';
import { seedTodos } from '../gitlab/resources/todo';
import { shaOf } from '../gitlab/world/arrange';
import { locator } from '../parameters';
import { WEBSITE, website } from '../scene';

/** One list, and what is to be seen of it. */
export interface Case {
	parameters: IDataObject;
	/** What there is to list, where the company has none. */
	seed?: ResourceSeed;
	sent: [path: string, query: object];
	first: (url: string) => INodeListSearchItems;
	/** What is typed, and what is found. */
	typed: [words: string, found: string[]];
	/** What GitLab is asked for what is typed, where that is not the same as before and the words as `search`. */
	asked?: [path: string, query: object];
	/** How many are asked for at a time, where that is not 50. */
	perPage?: string;
	/** Whether there is nothing to list as long as no project or group is chosen. */
	needsPlace: boolean;
}

/** The pages that the editor asks for, and those of lists that GitLab cannot search. */
export const PAGE = { per_page: '50', page: '1' };
const ALL = { per_page: '100', page: '1' };

export const acme = { belongsTo: 'group', group: locator('acme') };
export const issueNotes = {
	resource: 'comment',
	operation: 'get',
	commentOn: 'issue',
	...website,
	issue: locator(1),
};
const issueThreads = { ...issueNotes, resource: 'thread' };
const newest = { sort: 'desc', activity_filter: 'only_comments' };

export const cases: Record<string, Case> = {
	searchProjects: {
		parameters: {},
		sent: [
			'/projects',
			{ membership: 'true', simple: 'true', order_by: 'last_activity_at', search_namespaces: 'true' },
		],
		first: (url) => ({ name: 'Acme / Platform / API', value: '2', url: `${url}/acme/platform/api` }),
		typed: ['web', ['Acme / Website']],
		needsPlace: false,
	},
	searchIterations: {
		parameters: acme,
		seed: seedIterations,
		sent: ['/groups/acme/iterations', { state: 'opened' }],
		first: (url) => ({
			name: 'Sprint 2 (2030-01-01 – 2030-01-14)',
			value: '2',
			url: `${url}/groups/acme/-/iterations/2`,
		}),
		typed: ['3', ['Sprint 3 (2030-01-01 – 2030-01-14)']],
		needsPlace: true,
	},
	searchGroups: {
		parameters: {},
		sent: ['/groups', { all_available: 'false' }],
		first: (url) => ({ name: 'Acme', value: '7', url: `${url}/groups/acme` }),
		typed: ['plat', ['Acme / Platform']],
		needsPlace: false,
	},
	searchIssues: {
		parameters: website,
		sent: [`${WEBSITE}/issues`, { order_by: 'updated_at' }],
		first: (url) => ({
			name: expect.stringMatching(/^#\d+ \w/) as string,
			value: expect.stringMatching(/^\d+$/) as string,
			url: expect.stringContaining(`${url}/acme/website/-/issues/`) as string,
		}),
		typed: ['umlaut', ['#3 Search finds nothing with an umlaut']],
		needsPlace: true,
	},
	searchMergeRequests: {
		parameters: website,
		sent: [`${WEBSITE}/merge_requests`, { order_by: 'updated_at', scope: 'all' }],
		first: (url) => ({
			name: expect.stringMatching(/^!\d \w/) as string,
			value: expect.stringMatching(/^\d$/) as string,
			url: expect.stringContaining(`${url}/acme/website/-/merge_requests/`) as string,
		}),
		typed: ['dark', ['!2 Draft: Dark theme']],
		needsPlace: true,
	},
	searchLabels: {
		parameters: website,
		sent: [`${WEBSITE}/labels`, { include_ancestor_groups: 'true' }],
		first: () => ({ name: 'bug', value: 'bug' }),
		typed: ['PRIO', ['priority::high', 'priority::low']],
		needsPlace: true,
	},
	searchOwnLabels: {
		parameters: website,
		sent: [`${WEBSITE}/labels`, { include_ancestor_groups: 'false' }],
		first: () => ({ name: 'design', value: 'design' }),
		typed: ['rev', ['needs review']],
		needsPlace: true,
	},
	searchMilestones: {
		parameters: website,
		sent: [`${WEBSITE}/milestones`, { state: 'active', include_ancestors: 'true' }],
		first: (url) => ({ name: 'Spring release', value: '1', url: `${url}/acme/website/-/milestones/1` }),
		typed: ['spring', ['Spring release']],
		needsPlace: true,
	},
	searchOwnMilestones: {
		parameters: { resource: 'milestone', operation: 'get', ...website },
		sent: [`${WEBSITE}/milestones`, {}],
		first: (url) => ({ name: 'Winter release', value: '2', url: `${url}/acme/website/-/milestones/2` }),
		typed: ['spring', ['Spring release']],
		needsPlace: true,
	},
	searchMilestoneTitles: {
		parameters: website,
		sent: [`${WEBSITE}/milestones`, { state: 'active', include_ancestors: 'true' }],
		first: () => ({ name: 'Any', value: 'Any' }),
		typed: ['spring', ['Spring release']],
		needsPlace: true,
	},
	searchUsers: {
		parameters: website,
		sent: [`${WEBSITE}/members/all`, {}],
		first: (url) => ({ name: 'Maria Santos (@maria.santos)', value: '2', url: `${url}/maria.santos` }),
		typed: ['tom', ['Tom Reed (@tom.reed)']],
		asked: [`${WEBSITE}/members/all`, { query: 'tom', ...PAGE }],
		needsPlace: false,
	},
	searchUsersAnyNone: {
		parameters: website,
		sent: [`${WEBSITE}/members/all`, {}],
		first: () => ({ name: 'Any', value: 'Any' }),
		typed: ['tom', ['Tom Reed (@tom.reed)']],
		asked: [`${WEBSITE}/members/all`, { query: 'tom', ...PAGE }],
		needsPlace: false,
	},
	searchAllUsers: {
		parameters: { resource: 'member', operation: 'add', ...website },
		sent: ['/users', {}],
		first: (url) => ({ name: 'Olga Petrova (@olga.outsider)', value: '6', url: `${url}/olga.outsider` }),
		typed: ['tom', ['Tom Reed (@tom.reed)']],
		needsPlace: false,
	},
	searchMembers: {
		parameters: { resource: 'member', operation: 'update', ...acme },
		sent: ['/groups/acme/members', {}],
		first: (url) => ({ name: 'Maria Santos (@maria.santos)', value: '2', url: `${url}/maria.santos` }),
		typed: ['tom', ['Tom Reed (@tom.reed)']],
		asked: ['/groups/acme/members', { query: 'tom', ...PAGE }],
		needsPlace: true,
	},
	searchAccessRequests: {
		parameters: { resource: 'member', operation: 'denyAccessRequest', ...website },
		seed: seedMembers,
		sent: [`${WEBSITE}/access_requests`, {}],
		first: (url) => ({ name: 'Kim Lee (@kim.lee)', value: '7', url: `${url}/kim.lee` }),
		typed: ['LEE', ['Kim Lee (@kim.lee)']],
		asked: [`${WEBSITE}/access_requests`, ALL],
		needsPlace: true,
	},
	searchInvitations: {
		parameters: { resource: 'member', operation: 'revokeInvitation', ...website },
		seed: seedMembers,
		sent: [`${WEBSITE}/invitations`, {}],
		first: () => ({ name: 'new@example.com', value: 'new@example.com' }),
		typed: ['new', ['new@example.com']],
		asked: [`${WEBSITE}/invitations`, { query: 'new', ...PAGE }],
		needsPlace: true,
	},
	searchCustomRoles: {
		parameters: { resource: 'member', operation: 'add', ...website },
		seed: seedMembers,
		sent: ['/member_roles', {}],
		first: () => ({ name: 'Auditor', value: '1' }),
		typed: ['aud', ['Auditor']],
		asked: ['/member_roles', ALL],
		needsPlace: false,
	},
	searchSeats: {
		parameters: { resource: 'group', operation: 'removeFromSeats', group: locator('acme') },
		seed: seedForGroups,
		sent: ['/groups/acme/billable_members', {}],
		first: (url) => ({ name: 'Aiko Tanaka (@aiko.tanaka)', value: '4', url: `${url}/aiko.tanaka` }),
		typed: ['tom', ['Tom Reed (@tom.reed)']],
		needsPlace: true,
	},
	searchAccessTokens: {
		parameters: { resource: 'accessToken', operation: 'revoke', ...website },
		seed: seedAccessTokens,
		sent: [`${WEBSITE}/access_tokens`, { state: 'active' }],
		first: () => ({ name: 'Nightly deployment', value: '1' }),
		typed: ['night', ['Nightly deployment']],
		needsPlace: true,
	},
	searchDeployKeys: {
		parameters: { resource: 'deployKey', operation: 'get', ...website },
		seed: seedDeployKeys,
		sent: [`${WEBSITE}/deploy_keys`, {}],
		first: () => ({ name: 'Build server', value: '1' }),
		typed: ['BUILD', ['Build server']],
		asked: [`${WEBSITE}/deploy_keys`, ALL],
		needsPlace: true,
	},
	searchDeployTokens: {
		parameters: { resource: 'deployToken', operation: 'delete', ...website },
		seed: seedDeployTokens,
		sent: [`${WEBSITE}/deploy_tokens`, { active: 'true' }],
		first: () => ({ name: 'Nightly deployment (gitlab+deploy-token-1)', value: '1' }),
		typed: ['NIGHT', ['Nightly deployment (gitlab+deploy-token-1)']],
		asked: [`${WEBSITE}/deploy_tokens`, { active: 'true', ...ALL }],
		needsPlace: true,
	},
	searchServiceAccounts: {
		parameters: { resource: 'serviceAccount', operation: 'delete', group: locator('acme') },
		seed: seedServiceAccounts,
		sent: ['/groups/acme/service_accounts', {}],
		first: () => ({ name: 'Deployer (@deployer)', value: '7' }),
		typed: ['DEPLOY', ['Deployer (@deployer)']],
		asked: ['/groups/acme/service_accounts', ALL],
		needsPlace: true,
	},
	searchServiceAccountTokens: {
		parameters: {
			resource: 'serviceAccount',
			operation: 'rotateToken',
			group: locator('acme'),
			serviceAccount: locator(7),
		},
		seed: seedServiceAccounts,
		sent: ['/groups/acme/service_accounts/7/personal_access_tokens', { state: 'active' }],
		first: () => ({ name: 'Nightly deployment', value: expect.stringMatching(/^\d+$/) as string }),
		typed: ['Nightly', ['Nightly deployment']],
		needsPlace: true,
	},
	searchVariables: {
		parameters: { resource: 'ciCdVariable', operation: 'get', belongsTo: 'project', ...website },
		seed: seedCiVariables,
		sent: [`${WEBSITE}/variables`, {}],
		first: () => ({ name: 'LOG_LEVEL', value: 'LOG_LEVEL' }),
		typed: ['prod', ['HOST (production)']],
		asked: [`${WEBSITE}/variables`, ALL],
		needsPlace: true,
	},
	searchReleases: {
		parameters: { resource: 'release', operation: 'get', ...website },
		seed: seedReleases,
		sent: [`${WEBSITE}/releases`, {}],
		first: () => ({ name: 'v9.0', value: 'v9.0' }),
		typed: ['v1', ['v1.0']],
		asked: [`${WEBSITE}/releases`, ALL],
		needsPlace: true,
	},
	searchReleaseLinks: {
		parameters: { resource: 'release', operation: 'removeAssetLink', ...website, release: locator('v1.0') },
		seed: seedReleases,
		sent: [`${WEBSITE}/releases/v1%2E0/assets/links`, {}],
		first: () => ({ name: 'Notes', value: expect.stringMatching(/^\d+$/) as string }),
		typed: ['note', ['Notes']],
		asked: [`${WEBSITE}/releases/v1%2E0/assets/links`, ALL],
		needsPlace: true,
	},
	searchTags: {
		parameters: { resource: 'tag', operation: 'get', ...website },
		seed: seedTags,
		sent: [`${WEBSITE}/repository/tags`, {}],
		first: () => ({ name: 'v1.0', value: 'v1.0' }),
		typed: ['night', ['nightly']],
		needsPlace: true,
	},
	searchProtectedTags: {
		parameters: { resource: 'tag', operation: 'unprotect', ...website },
		seed: seedTags,
		sent: [`${WEBSITE}/protected_tags`, {}],
		first: () => ({ name: 'v*', value: 'v*' }),
		typed: ['v', ['v*']],
		asked: [`${WEBSITE}/protected_tags`, ALL],
		needsPlace: true,
	},
	searchProtectedBranches: {
		parameters: { resource: 'branch', operation: 'unprotect', ...website },
		seed: seedForBranches,
		sent: [`${WEBSITE}/protected_branches`, {}],
		first: () => ({ name: 'release/*', value: 'release/*' }),
		typed: ['mai', ['main']],
		needsPlace: true,
	},
	searchDeployments: {
		parameters: { resource: 'deployment', operation: 'get', ...website },
		seed: seedDeployments,
		sent: [`${WEBSITE}/deployments`, { order_by: 'id', sort: 'desc' }],
		first: () => ({ name: '#2 main to production (blocked)', value: '2' }),
		typed: ['SUCC', ['#1 main to production (success)']],
		asked: [`${WEBSITE}/deployments`, { order_by: 'id', sort: 'desc', ...ALL }],
		needsPlace: true,
	},
	searchEnvironments: {
		parameters: { resource: 'environment', operation: 'get', ...website },
		seed: seedEnvironments,
		sent: [`${WEBSITE}/environments`, {}],
		first: () => ({ name: 'production', value: '1' }),
		typed: ['PROD', ['production']],
		asked: [`${WEBSITE}/environments`, ALL],
		needsPlace: true,
	},
	searchEnvironmentNames: {
		parameters: { resource: 'environment', operation: 'protect', ...website },
		seed: seedEnvironments,
		sent: [`${WEBSITE}/environments`, {}],
		first: () => ({ name: 'production', value: 'production' }),
		typed: ['KEPT', ['review/kept']],
		asked: [`${WEBSITE}/environments`, ALL],
		needsPlace: true,
	},
	searchProtectedEnvironments: {
		parameters: { resource: 'environment', operation: 'unprotect', ...website },
		seed: seedEnvironments,
		sent: [`${WEBSITE}/protected_environments`, {}],
		first: () => ({ name: 'review/kept', value: 'review/kept' }),
		typed: ['PROD', ['production']],
		asked: [`${WEBSITE}/protected_environments`, ALL],
		needsPlace: true,
	},
	searchFreezePeriods: {
		parameters: { resource: 'environment', operation: 'getFreezePeriod', ...website },
		seed: seedEnvironments,
		sent: [`${WEBSITE}/freeze_periods`, {}],
		first: () => ({ name: '0 23 * * 5 – 0 7 * * 1', value: '1' }),
		typed: ['23', ['0 23 * * 5 – 0 7 * * 1']],
		asked: [`${WEBSITE}/freeze_periods`, ALL],
		needsPlace: true,
	},
	searchFeatureFlags: {
		parameters: { resource: 'featureFlag', operation: 'get', ...website },
		seed: seedFeatureFlags,
		sent: [`${WEBSITE}/feature_flags`, {}],
		first: () => ({ name: 'new_search', value: 'new_search' }),
		typed: ['OLD', ['old_search']],
		asked: [`${WEBSITE}/feature_flags`, ALL],
		needsPlace: true,
	},
	searchFeatureFlagUserLists: {
		parameters: { resource: 'featureFlag', operation: 'create', ...website },
		seed: seedFeatureFlags,
		sent: [`${WEBSITE}/feature_flags_user_lists`, {}],
		first: () => ({ name: 'Testers', value: '2' }),
		typed: ['test', ['Testers']],
		needsPlace: true,
	},
	searchRunners: {
		parameters: { resource: 'runner', operation: 'get' },
		seed: seedRunners,
		sent: ['/runners', {}],
		first: () => ({ name: '#1 builder', value: '1' }),
		typed: ['OTH', ['#2 other']],
		asked: ['/runners', ALL],
		needsPlace: false,
	},
	searchApprovalRules: {
		parameters: { resource: 'approvalRule', operation: 'get', ruleOf: 'project', ...website },
		seed: seedApprovalRules,
		sent: [`${WEBSITE}/approval_rules`, {}],
		first: () => ({ name: 'Security', value: '1' }),
		typed: ['SEC', ['Security']],
		asked: [`${WEBSITE}/approval_rules`, ALL],
		needsPlace: true,
	},
	searchStatusChecks: {
		parameters: { resource: 'statusCheck', operation: 'update', ...website },
		seed: seedStatusChecks,
		sent: [`${WEBSITE}/external_status_checks`, {}],
		first: () => ({ name: 'Scanner', value: '1' }),
		typed: ['AUD', ['Auditor']],
		asked: [`${WEBSITE}/external_status_checks`, ALL],
		needsPlace: true,
	},
	searchBoards: {
		parameters: { resource: 'board', operation: 'get', belongsTo: 'project', ...website },
		seed: seedBoards,
		sent: [`${WEBSITE}/boards`, {}],
		first: () => ({ name: 'Website board', value: '1' }),
		typed: ['BOARD', ['Website board']],
		asked: [`${WEBSITE}/boards`, ALL],
		needsPlace: true,
	},
	searchReactions: {
		parameters: {
			resource: 'reaction',
			operation: 'remove',
			commentOn: 'issue',
			...website,
			issue: locator(1),
		},
		seed: seedReactions,
		sent: [`${WEBSITE}/issues/1/award_emoji`, {}],
		first: () => ({ name: 'thumbsup: Maria Santos', value: '1' }),
		typed: ['TOM', ['eyes: Tom Reed']],
		asked: [`${WEBSITE}/issues/1/award_emoji`, ALL],
		needsPlace: true,
	},
	searchToDos: {
		parameters: { resource: 'toDo', operation: 'markAsDone' },
		seed: seedTodos,
		sent: ['/todos', { state: 'pending' }],
		first: () => ({ name: expect.stringMatching(/^mentioned: /) as string, value: '2' }),
		typed: ['ASSIGN', [expect.stringMatching(/^assigned: /) as string]],
		asked: ['/todos', { state: 'pending', ...ALL }],
		needsPlace: false,
	},
	searchJobs: {
		parameters: { resource: 'job', operation: 'get', ...website },
		seed: seedJobs,
		sent: [`${WEBSITE}/jobs`, {}],
		first: (url) => ({
			name: '#4 test, release/1.0 (failed)',
			value: '4',
			url: `${url}/acme/website/-/jobs/4`,
		}),
		typed: ['build', ['#1 build, main (success)']],
		asked: [`${WEBSITE}/jobs`, ALL],
		needsPlace: true,
	},
	searchUploads: {
		parameters: { resource: 'project', operation: 'deleteUpload', ...website },
		seed: seedForProjects,
		sent: [`${WEBSITE}/uploads`, {}],
		first: () => ({ name: 'screenshot.png', value: '1' }),
		typed: ['screen', ['screenshot.png']],
		asked: [`${WEBSITE}/uploads`, ALL],
		needsPlace: true,
	},
	searchRemoteMirrors: {
		parameters: { resource: 'project', operation: 'syncMirror', ...website },
		seed: seedForProjects,
		sent: [`${WEBSITE}/remote_mirrors`, {}],
		first: () => ({ name: 'https://*****:*****@example.com/acme/website.git', value: '1' }),
		typed: ['website', ['https://*****:*****@example.com/acme/website.git']],
		asked: [`${WEBSITE}/remote_mirrors`, ALL],
		needsPlace: true,
	},
	searchTriggerTokens: {
		parameters: { resource: 'pipeline', operation: 'deleteTriggerToken', ...website },
		seed: seedTriggerTokens,
		sent: [`${WEBSITE}/triggers`, {}],
		first: () => ({ name: 'From the shop', value: '1' }),
		typed: ['shop', ['From the shop']],
		asked: [`${WEBSITE}/triggers`, ALL],
		needsPlace: true,
	},
	searchPipelines: {
		parameters: { resource: 'pipeline', operation: 'get', ...website },
		seed: seedPipelines,
		sent: [`${WEBSITE}/pipelines`, {}],
		first: (url) => ({
			name: '#4 main (running)',
			value: '4',
			url: `${url}/acme/website/-/pipelines/4`,
		}),
		typed: ['login', ['#1 feature/login#2 (success)']],
		asked: [`${WEBSITE}/pipelines`, ALL],
		needsPlace: true,
	},
	searchPipelineSchedules: {
		parameters: { resource: 'pipelineSchedule', operation: 'get', ...website },
		seed: seedPipelineSchedules,
		sent: [`${WEBSITE}/pipeline_schedules`, {}],
		first: () => ({ name: 'Nightly', value: '1' }),
		typed: ['week', ['Weekly']],
		asked: [`${WEBSITE}/pipeline_schedules`, ALL],
		needsPlace: true,
	},
	searchContainerRepositories: {
		parameters: { resource: 'containerRegistry', operation: 'delete', ...website },
		seed: seedContainerRegistry,
		sent: [`${WEBSITE}/registry/repositories`, {}],
		first: () => ({ name: 'acme/website', value: '1' }),
		typed: ['shop', ['acme/website/shop']],
		asked: [`${WEBSITE}/registry/repositories`, ALL],
		needsPlace: true,
	},
	searchImageTags: {
		parameters: {
			resource: 'containerRegistry',
			operation: 'getTag',
			...website,
			containerRepository: locator(1),
		},
		seed: seedContainerRegistry,
		sent: [`${WEBSITE}/registry/repositories/1/tags`, {}],
		first: () => ({ name: 'dev-1', value: 'dev-1' }),
		typed: ['LAT', ['latest']],
		asked: [`${WEBSITE}/registry/repositories/1/tags`, ALL],
		needsPlace: true,
	},
	searchBranches: {
		parameters: website,
		sent: [`${WEBSITE}/repository/branches`, {}],
		first: (url) => ({
			name: 'compress-images',
			value: 'compress-images',
			url: `${url}/acme/website/-/tree/compress-images`,
		}),
		typed: ['login', ['feature/login#2']],
		needsPlace: true,
	},
	searchTemplates: {
		parameters: {
			...{ resource: 'repository', operation: 'getTemplate', templateType: 'gitignores', ...website },
		},
		sent: [`${WEBSITE}/templates/gitignores`, {}],
		first: () => ({ name: 'Node', value: 'Node' }),
		typed: ['rub', ['Ruby']],
		asked: [`${WEBSITE}/templates/gitignores`, ALL],
		needsPlace: true,
	},
	searchCommits: {
		parameters: website,
		sent: [`${WEBSITE}/repository/commits`, {}],
		first: (url) => ({
			name: expect.stringMatching(/^[\da-f]{8} Initial commit$/) as string,
			value: expect.stringMatching(/^[\da-f]{40}$/) as string,
			url: expect.stringContaining(`${url}/acme/website/-/commit/`) as string,
		}),
		typed: ['explain', [expect.stringMatching(/ Explain the limit$/) as string]],
		asked: [`${WEBSITE}/search`, { scope: 'commits', search: 'explain', ...PAGE }],
		needsPlace: true,
	},
	searchThreads: {
		parameters: issueThreads,
		sent: [`${WEBSITE}/issues/1/discussions`, {}],
		first: () => ({ name: 'Tom Reed: I see this on an iPad too.', value: shaOf('discussion 1') }),
		typed: ['HANDLER', ['Aiko Tanaka: Found it: the click handler waits for a font.']],
		asked: [`${WEBSITE}/issues/1/discussions`, ALL],
		needsPlace: true,
	},
	searchThreadComments: {
		parameters: { ...issueThreads, operation: 'updateComment', discussion: locator(shaOf('discussion 1')) },
		sent: [`${WEBSITE}/issues/1/discussions/${shaOf('discussion 1')}/notes`, {}],
		first: () => ({ name: 'Tom Reed: I see this on an iPad too.', value: '1' }),
		typed: ['ipad', ['Tom Reed: I see this on an iPad too.']],
		asked: [`${WEBSITE}/issues/1/discussions/${shaOf('discussion 1')}/notes`, ALL],
		needsPlace: true,
	},
	searchDraftComments: {
		parameters: { resource: 'draftComment', operation: 'get', ...website, mergeRequest: locator(1) },
		seed: ({ world }, { users, projects }) => {
			const [request] = projects.website.merge_requests.values();
			for (const note of ['Why not\nfour?', 'Good']) draftNotes.add(world, users.maria, request, { note });
			return {};
		},
		sent: [`${WEBSITE}/merge_requests/1/draft_notes`, {}],
		first: () => ({ name: 'Why not four?', value: '1' }),
		typed: ['GOOD', ['Good']],
		asked: [`${WEBSITE}/merge_requests/1/draft_notes`, ALL],
		needsPlace: true,
	},
	searchMergeRequestThreads: {
		parameters: { resource: 'draftComment', operation: 'create', ...website, mergeRequest: locator(1) },
		sent: [`${WEBSITE}/merge_requests/1/discussions`, {}],
		first: () => ({
			name: 'Jonas Weber: Looks good. One question about the limit.',
			value: expect.stringMatching(/^[\da-f]{40}$/) as string,
		}),
		typed: ['question', ['Jonas Weber: Looks good. One question about the limit.']],
		asked: [`${WEBSITE}/merge_requests/1/discussions`, ALL],
		needsPlace: true,
	},
	searchSnippets: {
		parameters: website,
		sent: [`${WEBSITE}/snippets`, {}],
		first: (url) => ({ name: 'Clear the cache', value: '1', url: `${url}/acme/website/-/snippets/1` }),
		typed: ['CACHE', ['Clear the cache']],
		asked: [`${WEBSITE}/snippets`, ALL],
		needsPlace: true,
	},
	searchPackages: {
		parameters: website,
		seed: seedPackages,
		sent: [`${WEBSITE}/packages`, { order_by: 'created_at', sort: 'desc' }],
		first: () => ({ name: '@acme/ui 2.1.0', value: '2' }),
		typed: ['sho', ['shop 1.0.0']],
		asked: [`${WEBSITE}/packages`, { order_by: 'created_at', sort: 'desc', package_name: 'sho', ...PAGE }],
		needsPlace: true,
	},
	searchEpics: {
		parameters: { ...acme, commentOn: 'epic' },
		sent: [
			'/groups/acme/epics',
			{ include_ancestor_groups: 'false', include_descendant_groups: 'false', order_by: 'updated_at' },
		],
		first: (url) => ({ name: '&1 Faster checkout', value: '1', url: `${url}/groups/acme/-/epics/1` }),
		typed: ['fast', ['&1 Faster checkout']],
		needsPlace: true,
	},
	searchWikiPages: {
		parameters: website,
		sent: [`${WEBSITE}/wikis`, {}],
		first: () => ({ name: 'Release checklist', value: 'Release-checklist' }),
		typed: ['check', ['Release checklist']],
		asked: [`${WEBSITE}/wikis`, ALL],
		needsPlace: true,
	},
	searchNotes: {
		parameters: issueNotes,
		sent: [`${WEBSITE}/issues/1/notes`, newest],
		first: () => ({
			name: 'Aiko Tanaka: Found it: the click handler waits for a font.',
			value: expect.stringMatching(/^\d+$/) as string,
		}),
		typed: ['ipad', ['Tom Reed: I see this on an iPad too.']],
		asked: [`${WEBSITE}/issues/1/notes`, { ...newest, ...ALL }],
		needsPlace: true,
	},
	searchWebhooks: {
		parameters: { resource: 'webhook', operation: 'get', belongsTo: 'project', ...website },
		seed: seedWebhooks,
		sent: [`${WEBSITE}/hooks`, {}],
		first: () => ({ name: 'Chat', value: '1' }),
		typed: ['CHA', ['Chat']],
		asked: [`${WEBSITE}/hooks`, ALL],
		needsPlace: true,
	},
	searchWebhookDeliveries: {
		parameters: {
			...{ resource: 'webhook', operation: 'resendDelivery', belongsTo: 'project' },
			...{ ...website, webhook: locator(1) },
		},
		seed: seedWebhooks,
		sent: [`${WEBSITE}/hooks/1/events`, {}],
		perPage: '20',
		first: () => ({ name: '#3 push_hooks (internal error)', value: '3' }),
		typed: ['404', ['#2 push_hooks (404)']],
		asked: [`${WEBSITE}/hooks/1/events`, { status: '404', per_page: '20', page: '1' }],
		needsPlace: false,
	},
};
