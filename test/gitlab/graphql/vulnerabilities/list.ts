import { levelIn } from '../../http/access';
import type { Holding } from '../../world/model';
import { LEVEL } from '../../world/model';
import type { Asking } from '../asking';
import type { PageOf } from '../connection';
import { connectionOf } from '../connection';
import { globalId } from '../ids';
import { vulnerabilityEntity } from './entity';
import type { Vulnerability } from './model';
import { vulnerabilitiesIn } from './model';

/** Whether a vulnerability passes a filter with the value that is given for it. */
type Filter = (row: Vulnerability, given: never) => boolean;

const FILTERS: Record<string, Filter> = {
	dismissalReason: ({ dismissalReason }, wanted: string[]) => wanted.includes(dismissalReason ?? ''),
	hasIssues: ({ issues }, has: boolean) => issues.length > 0 === has,
	hasMergeRequest: ({ mergeRequestIid }, has: boolean) => (mergeRequestIid !== null) === has,
	identifierName: ({ identifier }, wanted: string) => identifier === wanted,
	image: ({ location }, wanted: string[]) => wanted.includes(String(location.image)),
	projectId: ({ project }, wanted: string[]) => wanted.includes(globalId('Project', project.id)),
	reportType: ({ reportType }, wanted: string[]) => wanted.includes(reportType),
	scanner: ({ scanner }, wanted: string[]) => wanted.includes(scanner),
	severity: ({ severity }, wanted: string[]) => wanted.includes(severity),
	state: ({ state }, wanted: string[]) => wanted.includes(state),
};

const SEVERITIES = ['UNKNOWN', 'INFO', 'LOW', 'MEDIUM', 'HIGH', 'CRITICAL'];

const BY: Record<string, (row: Vulnerability) => number> = {
	severity: ({ severity }) => SEVERITIES.indexOf(severity),
	detected: ({ detected_at }) => Date.parse(detected_at),
};

/** Whether the asker may read what scanners found there. */
export function canRead({ world, user }: Asking, holder: Holding): boolean {
	return world.premium && levelIn(holder, user) >= LEVEL.developer;
}

/** A page of what was found in a project or group; nothing where the asker may not know of it. */
export function vulnerabilityConnection(
	asking: Asking,
	holder: Holding,
	{ sort = 'severity_desc', ...given }: PageOf & Record<string, unknown>,
) {
	const { world } = asking;
	const all = canRead(asking, holder) ? vulnerabilitiesIn(world, holder) : [];
	const wanted = Object.entries(given).filter(([name, value]) => name in FILTERS && value !== null);
	const found = all.filter((row) => wanted.every(([name, value]) => FILTERS[name](row, value as never)));
	const [column, direction] = String(sort).split('_');
	const by = BY[column];
	const sign = direction === 'desc' ? -1 : 1;
	found.sort((a, b) => sign * (by(a) - by(b)) || a.id - b.id);
	return connectionOf(found, given, (row) => vulnerabilityEntity(world, row));
}
