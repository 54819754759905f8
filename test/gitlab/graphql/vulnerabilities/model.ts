import { rowsIn } from '../../table/rows';
import { isWithin } from '../../world/arrange';
import type { Holding, Issue, Project, User } from '../../world/model';
import type { World } from '../../world/world';

type When = { at: string; by: User };

/** What a scanner found in a project. */
export interface Vulnerability {
	id: number;
	project: Project;
	title: string;
	severity: string;
	state: 'DETECTED' | 'CONFIRMED' | 'DISMISSED' | 'RESOLVED';
	reportType: string;
	/** With the name of its type, which says what it holds. */
	location: { __typename: string } & Record<string, unknown>;
	identifier: string;
	scanner: string;
	dismissalReason: string | null;
	stateComment: string | null;
	confirmed: When | null;
	dismissed: When | null;
	resolved: When | null;
	issues: Array<{ id: number; issue: Issue }>;
	mergeRequestIid: number | null;
	detected_at: string;
	updated_at: string;
}

/** The vulnerabilities of a project, or of all projects in a group, oldest first. */
export function vulnerabilitiesIn(world: World, holder: Holding): Vulnerability[] {
	const projects =
		holder.kind === 'project'
			? [holder]
			: world.projects.filter(({ namespace }) => namespace.kind === 'group' && isWithin(namespace, holder));
	return projects.flatMap((project) => rowsIn<Vulnerability>(project, 'vulnerability'));
}

/** Finds something in a project. */
export function addVulnerability(
	world: World,
	project: Project,
	given: Partial<Vulnerability> & Pick<Vulnerability, 'title'>,
): Vulnerability {
	const now = world.now();
	const vulnerability: Vulnerability = {
		id: world.next('vulnerability'),
		project,
		severity: 'HIGH',
		state: 'DETECTED',
		reportType: 'SAST',
		location: {
			__typename: 'VulnerabilityLocationSast',
			file: 'src/login.ts',
			startLine: '3',
			endLine: '4',
			vulnerableClass: 'Login',
			vulnerableMethod: 'attempt',
		},
		identifier: 'CVE-2026-1234',
		scanner: 'semgrep',
		dismissalReason: null,
		stateComment: null,
		confirmed: null,
		dismissed: null,
		resolved: null,
		issues: [],
		mergeRequestIid: null,
		detected_at: now,
		updated_at: now,
		...given,
	};
	rowsIn<Vulnerability>(project, 'vulnerability').push(vulnerability);
	return vulnerability;
}
