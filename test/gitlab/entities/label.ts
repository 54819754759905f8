import type { Call } from '../http/call';
import { visibleProjects } from '../http/access';
import { isWithin } from '../world/arrange';
import type { Holding, Label, Project } from '../world/model';
import { labelBasic } from './issuable';

/** The projects of which a label's numbers tell. */
function counted(call: Call, where: Holding): Project[] {
	if (where.kind === 'project') return [where];
	return visibleProjects(call).filter(
		(project) => project.namespace.kind === 'group' && isWithin(project.namespace, where),
	);
}

function counts(call: Call, label: Label, where: Holding) {
	const projects = counted(call, where);
	const issues = projects
		.flatMap((project) => [...project.issues.values()])
		.filter((issue) => issue.labels.includes(label));
	const requests = projects
		.flatMap((project) => [...project.merge_requests.values()])
		.filter((request) => request.labels.includes(label));
	return {
		open_issues_count: issues.filter((issue) => issue.state === 'opened').length,
		closed_issues_count: issues.filter((issue) => issue.state === 'closed').length,
		open_merge_requests_count: requests.filter((request) => request.state === 'opened').length,
	};
}

/** A label as a project or group shows it. */
export function labelEntity(call: Call, label: Label, where: Holding, withCounts = false) {
	return {
		...labelBasic(label),
		...(withCounts ? counts(call, label, where) : {}),
		subscribed: call.user !== null && label.subscribers.has(call.user),
		...(where.kind === 'project'
			? { priority: label.priority, is_project_label: label.holder.kind === 'project' }
			: {}),
	};
}
