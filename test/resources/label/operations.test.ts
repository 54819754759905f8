import type { IDataObject } from 'n8n-workflow';
import { label } from '../../../nodes/Gitlab/resources/label';
import { locator } from '../../parameters';
import type { Sent } from '../../scene';
import { Scene, website } from '../../scene';
import { namesOf } from '../operations';
import { GROUP_LABELS, inGroup, inProject, LABELS } from './places';

const scene = new Scene();

interface Case {
	what: string;
	operation: string;
	parameters: IDataObject;
	sent: Sent[];
	row: IDataObject;
}

const cases: Case[] = [
	{
		what: 'create in a project',
		operation: 'create',
		parameters: {
			...inProject,
			name: 'to do?',
			color: '#FFAABB',
			additionalFields: { description: 'Later', priority: 3, archived: true },
		},
		sent: [
			[
				'POST',
				LABELS,
				{},
				{ name: 'to do?', color: '#FFAABB', description: 'Later', priority: 3, archived: true },
			],
		],
		row: { name: 'to do?', color: '#FFAABB', description: 'Later', priority: 3, is_project_label: true },
	},
	{
		what: 'create in a group, where there are no priorities',
		operation: 'create',
		parameters: { ...inGroup, name: 'all', color: 'teal', additionalFields: { priority: 3 } },
		sent: [['POST', GROUP_LABELS, {}, { name: 'all', color: 'teal' }]],
		row: { name: 'all', color: 'teal', priority: null },
	},
	{
		what: 'get from a project, also of the group above',
		operation: 'get',
		parameters: { ...inProject, label: locator('priority::high') },
		sent: [['GET', `${LABELS}/priority%3A%3Ahigh`, {}, null]],
		row: { name: 'priority::high', color: '#cc0033', is_project_label: false },
	},
	{
		what: 'get from a group with all its options',
		operation: 'get',
		parameters: {
			...inGroup,
			label: locator('bug'),
			options: { include_ancestor_groups: true, include_descendant_groups: true, only_group_labels: true },
		},
		sent: [
			[
				'GET',
				`${GROUP_LABELS}/bug`,
				{
					include_ancestor_groups: 'true',
					include_descendant_groups: 'true',
					only_group_labels: 'true',
				},
				null,
			],
		],
		row: { name: 'bug' },
	},
	{
		what: 'update what was added, clear what was emptied, leave the rest',
		operation: 'update',
		parameters: {
			...inProject,
			label: locator('design'),
			updateFields: { new_name: 'look & feel', description: '', priority: '' },
		},
		sent: [['PUT', `${LABELS}/design`, {}, { new_name: 'look & feel', description: '', priority: null }]],
		row: { name: 'look & feel', description: '', priority: null, color: '#ad4363' },
	},
	{
		what: 'update in a group',
		operation: 'update',
		parameters: { ...inGroup, label: locator('bug'), updateFields: { color: 'abc', archived: false } },
		sent: [['PUT', `${GROUP_LABELS}/bug`, {}, { color: '#aabbcc', archived: false }]],
		row: { name: 'bug', color: '#aabbcc' },
	},
	{
		what: 'delete from a project',
		operation: 'delete',
		parameters: { ...inProject, label: locator('needs review') },
		sent: [['DELETE', `${LABELS}/needs%20review`, {}, null]],
		row: { deleted: true },
	},
	{
		what: 'delete from a group',
		operation: 'delete',
		parameters: { ...inGroup, label: locator('bug') },
		sent: [['DELETE', `${GROUP_LABELS}/bug`, {}, null]],
		row: { deleted: true },
	},
	{
		what: 'subscribe',
		operation: 'subscribe',
		parameters: { ...inProject, label: locator('bug') },
		sent: [['POST', `${LABELS}/bug/subscribe`, {}, null]],
		row: { name: 'bug', subscribed: true },
	},
	{
		what: 'unsubscribe from what was not followed: GitLab answers nothing, so the label is asked for',
		operation: 'unsubscribe',
		parameters: { ...inGroup, label: locator('bug') },
		sent: [
			['POST', `${GROUP_LABELS}/bug/unsubscribe`, {}, null],
			['GET', `${GROUP_LABELS}/bug`, {}, null],
		],
		row: { name: 'bug', subscribed: false },
	},
	{
		what: 'promote',
		operation: 'promoteToGroup',
		parameters: { ...website, label: locator('needs review') },
		sent: [['PUT', `${LABELS}/needs%20review/promote`, {}, null]],
		row: { name: 'needs review', color: '#f0ad4e' },
	},
];

test('every operation is tried here', () => {
	const tried = new Set([...cases.map(({ operation }) => operation), 'getMany', 'createOrUpdate']);
	expect([...tried].sort()).toEqual(namesOf(label).sort());
});

describe.each(cases.map((one) => [one.what, one] as const))('%s', (_what, one) => {
	const parameters = { resource: 'label', operation: one.operation, ...one.parameters };

	test('sends just that, and gives the simplified row', async () => {
		const { json, items, error } = await scene.run(parameters);
		expect(error).toBeUndefined();
		expect(scene.sent).toEqual(one.sent);
		expect(json).toEqual([expect.objectContaining(one.row)]);
		expect(Object.keys(json[0]).length).toBeLessThanOrEqual(10);
		expect(json[0]).not.toHaveProperty('text_color');
		expect(items[0].pairedItem).toEqual({ item: 0 });
	});

	if (one.operation !== 'delete') {
		test('gives the whole row where it is not to simplify', async () => {
			const { json } = await scene.run({ ...parameters, simplify: false });
			expect(json[0]).toHaveProperty('text_color');
		});
	}

	test('fails only the items that are wrong', async () => {
		const place = one.parameters.group ? { group: locator('={{ $json.place }}') } : {};
		const project = one.parameters.project ? { project: locator('={{ $json.place }}') } : {};
		const there = one.parameters.group ? 'acme' : 'acme/website';
		const { items } = await scene.run(
			{ ...parameters, ...place, ...project },
			{
				input: [{ place: 'acme/nowhere' }, { place: there }, { place: '' }],
				onError: 'continueRegularOutput',
			},
		);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }, { item: 2 }]);
		expect(items[0].json.error).toMatch(/^404 (Group|Project) Not Found .*\[item 0\]$/);
		expect(items[1].json.error).toBeUndefined();
		expect(items[2].json.error).toMatch(/^'(Group|Project)' is empty \[item 2\]$/);
	});
});
