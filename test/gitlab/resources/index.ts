import type { ResourceSeed } from '../base';
import type { Route } from '../http/call';
import type { AnyTable } from '../table/specification';
import { analyticsRoutes } from './analytics';
import {
	approvalRuleRoutes,
	projectApprovalRules,
	requestApprovalRules,
	seedApprovalRules,
} from './approvalRule';
import { auditEventRoutes, auditEvents, seedAuditEvents } from './auditEvent';
import { accessTokenRoutes, accessTokens, seedAccessTokens } from './accessToken';
import { boardLists, boardRoutes, boards, seedBoards } from './board';
import { ciVariables, instanceVariables, seedCiVariables } from './ciVariable';
import { dependencies, dependencyRoutes, seedDependencies } from './dependency';
import { deployKeyRoutes, deployKeys, seedDeployKeys } from './deployKey';
import { deployTokens, seedDeployTokens } from './deployToken';
import { discussionRoutes } from './discussion';
import { deploymentRoutes, deployments, seedDeployments } from './deployment';
import { environmentRoutes, environments, seedEnvironments } from './environment';
import {
	containerRegistryRoutes,
	containerRepositories,
	imageTags,
	seedContainerRegistry,
} from './containerRegistry';
import { commitRoutes } from './commit';
import { commitStatusRoutes } from './commitStatus';
import { epics, seedEpics } from './epic';
import { epicIssueRoutes } from './epicIssue';
import { eventRoutes } from './event';
import { featureFlags, featureFlagUserLists, seedFeatureFlags } from './featureFlag';
import { fileRoutes } from './file';
import { freezePeriods, seedFreezePeriods } from './freezePeriod';
import { mergeTrainRoutes } from './mergeTrain';
import { groupRoutes } from './group';
import { memberRoutes } from './member';
import { draftNoteRoutes, draftNotes } from './draftNote';
import { seedForDrafts } from '../seeds/draftComment';
import { mergeRequestBlockRoutes } from './mergeRequestBlock';
import { iterations, seedIterations } from './iteration';
import { metricImageRoutes } from './metricImage';
import { milestoneRoutes, milestones, seedMilestones } from './milestone';
import {
	pipelineScheduleRoutes,
	pipelineSchedules,
	scheduleVariables,
	seedPipelineSchedules,
} from './pipelineSchedule';
import { packageRoutes, packages, seedPackages } from './package';
import {
	protectedEnvironmentRoutes,
	protectedEnvironments,
	seedProtectedEnvironments,
} from './protectedEnvironment';
import { jobTokenScopeRoutes } from './jobTokenScope';
import { projectRoutes } from './project';
import { avatarRoutes } from './avatar';
import { projectExchangeRoutes } from './projectExchange';
import { projectUploadRoutes } from './projectUpload';
import { pushRuleRoutes } from './pushRule';
import { remoteMirrorRoutes, remoteMirrors, seedRemoteMirrors } from './remoteMirror';
import { protectedBranches, protectedTags } from './protectedRef';
import { jobRoutes } from './job';
import { pipelineRoutes } from './pipeline';
import { reactionRoutes } from './reaction';
import { templateRoutes } from './projectTemplate';
import { repositoryContentRoutes } from './repository';
import { releaseLinks, releaseRoutes, releases, seedReleases } from './release';
import { runnerRoutes } from './runner';
import { searchRoutes } from './search';
import { seatRoutes } from './seat';
import { seedStatusChecks, statusCheckRoutes, statusChecks } from './statusCheck';
import { personalSnippets, seedSnippets, snippetRoutes, snippets } from './snippet';
import { serviceAccountRoutes } from './serviceAccount';
import { suggestionRoutes } from './suggestion';
import { seedTags, tags } from './tag';
import { todoRoutes } from './todo';
import { seedTriggerTokens, triggerTokens } from './triggerToken';
import { userRoutes } from './user';
import { seedWikiPages, wikiPages, wikiRoutes } from './wikiPage';

/** What the plain resources serve. */
export const resourceRoutes: Route[] = [
	...analyticsRoutes,
	...approvalRuleRoutes,
	...auditEventRoutes,
	...accessTokenRoutes,
	...boardRoutes,
	...ciVariables.routes,
	...instanceVariables.routes,
	...dependencyRoutes,
	...deployKeyRoutes,
	...deployTokens.routes,
	...deploymentRoutes,
	...discussionRoutes,
	...environmentRoutes,
	...containerRegistryRoutes,
	...commitRoutes,
	...commitStatusRoutes,
	...draftNoteRoutes,
	...epics.routes,
	...epicIssueRoutes,
	...eventRoutes,
	...featureFlags.routes,
	...featureFlagUserLists.routes,
	...fileRoutes,
	...freezePeriods.routes,
	...iterations.routes,
	...mergeTrainRoutes,
	...groupRoutes,
	...memberRoutes,
	...mergeRequestBlockRoutes,
	...metricImageRoutes,
	...milestoneRoutes,
	...jobRoutes,
	...packageRoutes,
	...pipelineRoutes,
	...pipelineScheduleRoutes,
	...reactionRoutes,
	...releaseRoutes,
	...jobTokenScopeRoutes,
	...projectRoutes,
	...projectExchangeRoutes,
	...avatarRoutes,
	...projectUploadRoutes,
	...pushRuleRoutes,
	...remoteMirrorRoutes,
	...protectedEnvironmentRoutes,
	...templateRoutes,
	...repositoryContentRoutes,
	...protectedBranches.routes,
	...protectedTags.routes,
	...runnerRoutes,
	...searchRoutes,
	...seatRoutes,
	...statusCheckRoutes,
	...snippetRoutes,
	...serviceAccountRoutes,
	...snippets.routes,
	...suggestionRoutes,
	...tags.routes,
	...todoRoutes,
	...triggerTokens.routes,
	...userRoutes,
	...wikiRoutes,
];

/** All tables, each with the seed of its resource: every one is held against GitLab's contract. */
export const tables: Array<{ table: AnyTable; seed: ResourceSeed }> = [
	{ table: projectApprovalRules, seed: seedApprovalRules },
	{ table: requestApprovalRules, seed: seedApprovalRules },
	{ table: auditEvents, seed: seedAuditEvents },
	{ table: accessTokens, seed: seedAccessTokens },
	{ table: boards, seed: seedBoards },
	{ table: boardLists, seed: seedBoards },
	{ table: ciVariables, seed: seedCiVariables },
	{ table: instanceVariables, seed: seedCiVariables },
	{ table: dependencies, seed: seedDependencies },
	{ table: deployKeys, seed: seedDeployKeys },
	{ table: deployTokens, seed: seedDeployTokens },
	{ table: deployments, seed: seedDeployments },
	{ table: environments, seed: seedEnvironments },
	{ table: containerRepositories, seed: seedContainerRegistry },
	{ table: imageTags, seed: seedContainerRegistry },
	{ table: draftNotes, seed: seedForDrafts },
	{ table: epics, seed: seedEpics },
	{ table: featureFlags, seed: seedFeatureFlags },
	{ table: featureFlagUserLists, seed: seedFeatureFlags },
	{ table: freezePeriods, seed: seedFreezePeriods },
	{ table: iterations, seed: seedIterations },
	{ table: milestones, seed: seedMilestones },
	{ table: packages, seed: seedPackages },
	{ table: pipelineSchedules, seed: seedPipelineSchedules },
	{ table: scheduleVariables, seed: seedPipelineSchedules },
	{ table: remoteMirrors, seed: seedRemoteMirrors },
	{ table: releases, seed: seedReleases },
	{ table: releaseLinks, seed: seedReleases },
	{ table: protectedEnvironments, seed: seedProtectedEnvironments },
	{ table: protectedBranches, seed: seedTags },
	{ table: protectedTags, seed: seedTags },
	{ table: snippets, seed: seedSnippets },
	{ table: statusChecks, seed: seedStatusChecks },
	{ table: personalSnippets, seed: seedSnippets },
	{ table: tags, seed: seedTags },
	{ table: triggerTokens, seed: seedTriggerTokens },
	{ table: wikiPages, seed: seedWikiPages },
];
