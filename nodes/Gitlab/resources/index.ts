import type { Operation, Resource } from '../operation';
import { valueOf } from '../operation';
import { ciCdVariable } from './ciCdVariable';
import { apiCall } from './apiCall';
import { branch } from './branch';
import { deployment } from './deployment';
import { environment } from './environment';
import { containerRegistry } from './containerRegistry';
import { issue } from './issue';
import { job } from './job';
import { label } from './label';
import { mergeRequest } from './mergeRequest';
import { milestone } from './milestone';
import { note } from './comment';
import { pipeline } from './pipeline';
import { pipelineSchedule } from './pipelineSchedule';
import { project } from './project';
import { release } from './release';
import { tag } from './tag';
import { runner } from './runner';
import { user } from './user';
import { workItem } from './workItem';

/** Everything that the action node can do. */
export const resources: readonly Resource[] = [
	branch,
	ciCdVariable,
	deployment,
	environment,
	containerRegistry,
	issue,
	job,
	label,
	mergeRequest,
	milestone,
	note,
	pipeline,
	pipelineSchedule,
	project,
	release,
	tag,
	runner,
	user,
	workItem,
	apiCall,
];

/** The operation that the user has chosen, by the values of 'Resource' and 'Operation'. */
export function findOperation(resource: string, operation: string): Operation | undefined {
	return resources
		.find(({ name }) => valueOf(name) === resource)
		?.operations.find(({ name }) => valueOf(name) === operation);
}
