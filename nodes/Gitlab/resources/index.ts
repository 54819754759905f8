import type { Operation, Resource } from '../operation';
import { valueOf } from '../operation';
import { ciCdVariable } from './ciCdVariable';
import { accessToken } from './accessToken';
import { apiCall } from './apiCall';
import { branch } from './branch';
import { deployKey } from './deployKey';
import { deployToken } from './deployToken';
import { deployment } from './deployment';
import { environment } from './environment';
import { containerRegistry } from './containerRegistry';
import { group } from './group';
import { issue } from './issue';
import { job } from './job';
import { label } from './label';
import { member } from './member';
import { mergeRequest } from './mergeRequest';
import { milestone } from './milestone';
import { note } from './comment';
import { pipeline } from './pipeline';
import { pipelineSchedule } from './pipelineSchedule';
import { project } from './project';
import { release } from './release';
import { serviceAccount } from './serviceAccount';
import { tag } from './tag';
import { runner } from './runner';
import { user } from './user';

/** Everything that the action node can do. */
export const resources: readonly Resource[] = [
	accessToken,
	branch,
	ciCdVariable,
	deployKey,
	deployToken,
	deployment,
	environment,
	containerRegistry,
	group,
	issue,
	job,
	label,
	member,
	mergeRequest,
	milestone,
	note,
	pipeline,
	pipelineSchedule,
	project,
	release,
	serviceAccount,
	tag,
	runner,
	user,
	apiCall,
];

/** The operation that the user has chosen, by the values of 'Resource' and 'Operation'. */
export function findOperation(resource: string, operation: string): Operation | undefined {
	return resources
		.find(({ name }) => valueOf(name) === resource)
		?.operations.find(({ name }) => valueOf(name) === operation);
}
