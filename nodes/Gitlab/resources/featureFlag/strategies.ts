import type { IDataObject } from 'n8n-workflow';
import { type Param, type RowSpec, choice, number, rows, text } from '../../fields';
import type { Item } from '../../item';
import { userList } from './userList';

/** Who a flag is on for, in GitLab's own words for it. */
type Strategy = 'default' | 'flexibleRollout' | 'gradualRolloutUserId' | 'gitlabUserList' | 'userWithId';

const USER_IDS = 'User IDs';

/** A member of a row that is only shown for some strategies. */
function onlyFor<P extends Param>(strategies: readonly Strategy[], param: P): P {
	return { ...param, property: { ...param.property, displayOptions: { show: { name: [...strategies] } } } };
}

const spec: RowSpec = {
	displayName: 'Strategies',
	each: 'Strategy',
	description: 'Who it is on for; it is off for all others',
	required: [
		choice(
			'name',
			{
				default: 'All Users',
				flexibleRollout: 'Percent Rollout',
				gradualRolloutUserId: 'Percent of Users',
				userWithId: USER_IDS,
				gitlabUserList: 'User List',
			},
			{ displayName: 'Strategy' },
		),
	],
	optional: [
		onlyFor(
			['flexibleRollout', 'gradualRolloutUserId'],
			number('percentage', { min: 0, default: 100, description: 'From 0 to 100' }),
		),
		onlyFor(
			['flexibleRollout'],
			choice(
				'stickiness',
				{ default: 'Available ID', random: 'Random', sessionId: 'Session ID', userId: 'User ID' },
				{ displayName: 'Based On' },
			),
		),
		onlyFor(
			['userWithId'],
			text('userIds', {
				displayName: USER_IDS,
				placeholder: 'e.g. 12,34',
				description: 'As the application knows them, separated by commas',
			}),
		),
		onlyFor(['gitlabUserList'], userList),
		text('environments', {
			default: '*',
			placeholder: 'e.g. production,review/*',
			description: 'Separated by commas; * is all of them',
		}),
	],
};

const rowsOfStrategies = rows('strategies', spec);

/** A flag's strategies, as GitLab takes them. */
export const strategies: Param<'strategies', IDataObject[]> = {
	...rowsOfStrategies,
	list: userList.list,
	cleared: [],
	convert: async (given, item, path) =>
		(await rowsOfStrategies.convert(given, item, path)).map((row) => strategyIn(row, item)),
};

function strategyIn(row: IDataObject, item: Item): IDataObject {
	const scopes = String(row.environments ?? '*')
		.split(',')
		.map((scope) => ({ environment_scope: scope.trim() }))
		.filter(({ environment_scope }) => environment_scope);
	const name = row.name as Strategy;
	if (name === 'gitlabUserList') {
		const user_list_id = row.user_list_id ?? refuse(userList.property.displayName, item);
		return { name, parameters: {}, user_list_id, scopes };
	}
	return { name, parameters: parametersOf(name, row, item), scopes };
}

/** GitLab wants exactly these, and numbers as text; its own pages put all users into the one group. */
function parametersOf(name: Strategy, row: IDataObject, item: Item): IDataObject {
	const groupId = 'default';
	const percentage = String(row.percentage ?? 100);
	if (name === 'gradualRolloutUserId') return { groupId, percentage };
	if (name === 'flexibleRollout')
		return { groupId, rollout: percentage, stickiness: row.stickiness ?? 'default' };
	return name === 'userWithId' ? { userIds: row.userIds ?? refuse(USER_IDS, item) } : {};
}

function refuse(label: string, item: Item): never {
	return item.fail(`'${label}' is empty`, `This ${spec.each} in '${spec.displayName}' needs it.`);
}
