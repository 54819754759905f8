import { type Operation, type Resource, valueOf } from '../operation';
import { worded } from '../wording';
import { accessToken } from './accessToken';
import { analytics } from './analytics';
import { apiCall } from './apiCall';
import { approvalRule } from './approvalRule';
import { board } from './board';
import { branch } from './branch';
import { ciCdVariable } from './ciCdVariable';
import { note } from './comment';
import { commit } from './commit';
import { containerRegistry } from './containerRegistry';
import { dependency } from './dependency';
import { deployKey } from './deployKey';
import { deployToken } from './deployToken';
import { deployment } from './deployment';
import { discussion } from './discussion';
import { draftNote } from './draftNote';
import { environment } from './environment';
import { epic } from './epic';
import { event } from './event';
import { featureFlag } from './featureFlag';
import { file } from './file';
import { group } from './group';
import { instance } from './instance';
import { issue } from './issue';
import { iteration } from './iteration';
import { job } from './job';
import { label } from './label';
import { member } from './member';
import { mergeRequest } from './mergeRequest';
import { mergeTrain } from './mergeTrain';
import { milestone } from './milestone';
import { packages } from './package';
import { pipeline } from './pipeline';
import { pipelineSchedule } from './pipelineSchedule';
import { project } from './project';
import { reaction } from './reaction';
import { release } from './release';
import { repository } from './repository';
import { runner } from './runner';
import { search } from './search';
import { serviceAccount } from './serviceAccount';
import { snippet } from './snippet';
import { statusCheck } from './statusCheck';
import { tag } from './tag';
import { toDo } from './toDo';
import { user } from './user';
import { vulnerability } from './vulnerability';
import { webhook } from './webhook';
import { wikiPage } from './wikiPage';
import { workItem } from './workItem';

/**
 * Everything that the action node can do. n8n sorts what users see by name; the order here puts side by side what has
 * fields in common, so that the description is a tenth smaller when it is packed.
 */
export const resources: readonly Resource[] = [
	analytics,
	packages,
	featureFlag,
	file,
	pipelineSchedule,
	vulnerability,
	commit,
	discussion,
	pipeline,
	containerRegistry,
	event,
	branch,
	search,
	accessToken,
	member,
	release,
	iteration,
	tag,
	environment,
	dependency,
	wikiPage,
	approvalRule,
	reaction,
	toDo,
	job,
	apiCall,
	deployment,
	repository,
	milestone,
	issue,
	ciCdVariable,
	board,
	serviceAccount,
	label,
	statusCheck,
	webhook,
	snippet,
	note,
	draftNote,
	mergeRequest,
	epic,
	project,
	workItem,
	runner,
	mergeTrain,
	deployToken,
	group,
	user,
	deployKey,
	instance,
].map(worded);

/** The operation that the user has chosen, by the values of 'Resource' and 'Operation'. */
export function findOperation(resource: string, operation: string): Operation | undefined {
	return resources
		.find(({ name }) => valueOf(name) === resource)
		?.operations.find(({ name }) => valueOf(name) === operation);
}
