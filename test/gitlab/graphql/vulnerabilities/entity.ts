import type { Issue } from '../../world/model';
import type { World } from '../../world/world';
import { globalId } from '../ids';
import type { Vulnerability } from './model';

/** A vulnerability as GraphQL shows it. */
export function vulnerabilityEntity(world: World, row: Vulnerability) {
	const { project, identifier, scanner, confirmed, dismissed, resolved } = row;
	return {
		...row,
		id: globalId('Vulnerability', row.id),
		uuid: `00000000-0000-5000-8000-${String(row.id).padStart(12, '0')}`,
		description: `${row.title} in detail`,
		solution: 'Upgrade to the latest version.',
		project: { fullPath: project.path_with_namespace },
		scanner: { externalId: scanner, name: scanner, vendor: 'GitLab' },
		identifiers: [
			{
				externalType: identifier.split('-')[0].toLowerCase(),
				externalId: identifier,
				name: identifier,
				url: `https://cve.example.com/${identifier}`,
			},
		],
		links: [{ name: 'Advisory', url: 'https://advisory.example.com' }],
		cvss: [{ vendor: 'NVD', vector: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H', overallScore: 9.8 }],
		issueLinks: { nodes: row.issues.map(({ id, issue }) => linkEntity(world, id, issue)) },
		mergeRequest: row.mergeRequestIid === null ? null : { iid: String(row.mergeRequestIid) },
		falsePositive: false,
		hasRemediations: false,
		presentOnDefaultBranch: true,
		resolvedOnDefaultBranch: row.state === 'RESOLVED',
		userNotesCount: 0,
		detectedAt: row.detected_at,
		confirmedAt: confirmed?.at ?? null,
		confirmedBy: confirmed && { username: confirmed.by.username },
		dismissedAt: dismissed?.at ?? null,
		dismissedBy: dismissed && { username: dismissed.by.username },
		resolvedAt: resolved?.at ?? null,
		resolvedBy: resolved && { username: resolved.by.username },
		updatedAt: row.updated_at,
		webUrl: `${world.url}/${project.path_with_namespace}/-/security/vulnerabilities/${row.id}`,
	};
}

/** A link between a vulnerability and an issue. */
export function linkEntity(world: World, id: number, issue: Issue) {
	const { path_with_namespace } = issue.project;
	return {
		id: globalId('Vulnerabilities::IssueLink', id),
		linkType: 'RELATED',
		issue: {
			iid: String(issue.iid),
			title: issue.title,
			reference: ({ full }: { full?: boolean }) => `${full ? path_with_namespace : ''}#${issue.iid}`,
			webUrl: `${world.url}/${path_with_namespace}/-/issues/${issue.iid}`,
		},
	};
}
