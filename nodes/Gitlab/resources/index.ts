import type { Operation, Resource } from '../operation';
import { valueOf } from '../operation';
import { ciCdVariable } from './ciCdVariable';
import { accessToken } from './accessToken';
import { analytics } from './analytics';
import { apiCall } from './apiCall';
import { approvalRule } from './approvalRule';
import { board } from './board';
import { branch } from './branch';
import { commit } from './commit';
import { deployKey } from './deployKey';
import { deployToken } from './deployToken';
import { deployment } from './deployment';
import { environment } from './environment';
import { containerRegistry } from './containerRegistry';
import { epic } from './epic';
import { event } from './event';
import { group } from './group';
import { instance } from './instance';
import { featureFlag } from './featureFlag';
import { file } from './file';
import { discussion } from './discussion';
import { draftNote } from './draftNote';
import { issue } from './issue';
import { iteration } from './iteration';
import { job } from './job';
import { label } from './label';
import { member } from './member';
import { mergeRequest } from './mergeRequest';
import { mergeTrain } from './mergeTrain';
import { milestone } from './milestone';
import { note } from './comment';
import { packages } from './package';
import { pipeline } from './pipeline';
import { pipelineSchedule } from './pipelineSchedule';
import { project } from './project';
import { reaction } from './reaction';
import { release } from './release';
import { repository } from './repository';
import { snippet } from './snippet';
import { serviceAccount } from './serviceAccount';
import { tag } from './tag';
import { runner } from './runner';
import { search } from './search';
import { statusCheck } from './statusCheck';
import { toDo } from './toDo';
import { user } from './user';
import { webhook } from './webhook';
import { wikiPage } from './wikiPage';
import { workItem } from './workItem';
import { vulnerability } from './vulnerability';
import { dependency } from './dependency';

/**
 * Everything that the action node can do. n8n sorts what users see by name; the order here puts side by side what has
 * fields in common, so that the description is a tenth smaller when it is packed.
 */
export const resources: readonly Resource[] = [
	analytics,
	runner,
	pipelineSchedule,
	commit,
	pipeline,
	containerRegistry,
	branch,
	packages,
	member,
	featureFlag,
	tag,
	job,
	environment,
	reaction,
	search,
	accessToken,
	release,
	draftNote,
	serviceAccount,
	issue,
	epic,
	deployment,
	iteration,
	milestone,
	label,
	mergeRequest,
	event,
	approvalRule,
	repository,
	toDo,
	deployToken,
	deployKey,
	ciCdVariable,
	note,
	webhook,
	wikiPage,
	statusCheck,
	snippet,
	file,
	discussion,
	board,
	apiCall,
	project,
	group,
	dependency,
	vulnerability,
	workItem,
	user,
	mergeTrain,
	instance,
];

/** The operation that the user has chosen, by the values of 'Resource' and 'Operation'. */
export function findOperation(resource: string, operation: string): Operation | undefined {
	return resources
		.find(({ name }) => valueOf(name) === resource)
		?.operations.find(({ name }) => valueOf(name) === operation);
}
