import type { Operation, Resource } from '../operation';
import { valueOf } from '../operation';
import { ciCdVariable } from './ciCdVariable';
import { apiCall } from './apiCall';
import { approvalRule } from './approvalRule';
import { board } from './board';
import { branch } from './branch';
import { deployment } from './deployment';
import { environment } from './environment';
import { containerRegistry } from './containerRegistry';
import { epic } from './epic';
import { event } from './event';
import { issue } from './issue';
import { iteration } from './iteration';
import { job } from './job';
import { label } from './label';
import { mergeRequest } from './mergeRequest';
import { mergeTrain } from './mergeTrain';
import { milestone } from './milestone';
import { note } from './comment';
import { pipeline } from './pipeline';
import { pipelineSchedule } from './pipelineSchedule';
import { project } from './project';
import { reaction } from './reaction';
import { release } from './release';
import { tag } from './tag';
import { runner } from './runner';
import { search } from './search';
import { statusCheck } from './statusCheck';
import { toDo } from './toDo';
import { user } from './user';

/** Everything that the action node can do. */
export const resources: readonly Resource[] = [
	approvalRule,
	board,
	branch,
	ciCdVariable,
	deployment,
	environment,
	containerRegistry,
	epic,
	event,
	issue,
	iteration,
	job,
	label,
	mergeRequest,
	mergeTrain,
	milestone,
	note,
	pipeline,
	pipelineSchedule,
	project,
	reaction,
	release,
	tag,
	runner,
	search,
	statusCheck,
	toDo,
	user,
	apiCall,
];

/** The operation that the user has chosen, by the values of 'Resource' and 'Operation'. */
export function findOperation(resource: string, operation: string): Operation | undefined {
	return resources
		.find(({ name }) => valueOf(name) === resource)
		?.operations.find(({ name }) => valueOf(name) === operation);
}
