import type { ResourceSeed } from '../base';
import { text } from '../http/values';
import { optional, required } from '../table/fields';
import { inProjects } from '../table/places';
import type { Row } from '../table/rows';
import { byNumber } from '../table/specification';
import { Table } from '../table/table';
import type { Project } from '../world/model';
import { LEVEL } from '../world/model';
import { checkCron } from './cron';

interface FreezePeriod extends Row<Project> {
	freeze_start: string;
	freeze_end: string;
	cron_timezone: string;
}

/** @see https://docs.gitlab.com/api/freeze_periods/ */
export const freezePeriods = new Table<FreezePeriod, Project>({
	name: 'freeze period',
	places: [inProjects('freeze_periods', { read: LEVEL.reporter, write: LEVEL.maintainer })],
	key: byNumber('freeze_period_id', 'id'),
	fields: {
		freeze_start: required(text),
		freeze_end: required(text),
		cron_timezone: optional(text, 'UTC'),
	},
	check: (row) => checkCron(row, 'freeze_start', 'freeze_end'),
	entity: (_view, { holder: _project, rows: _rows, ...row }) => row,
	example: {
		create: { freeze_start: '0 23 * * 5', freeze_end: '0 7 * * 1' },
		update: { freeze_end: '0 8 * * 1' },
	},
});

/** A weekend without deployments. */
export const seedFreezePeriods: ResourceSeed = ({ world }, { users, projects }) => {
	const weekend = { freeze_start: '0 23 * * 5', freeze_end: '0 7 * * 1' };
	return { freezePeriod: [String(freezePeriods.add(world, users.maria, projects.website, weekend).id)] };
};
