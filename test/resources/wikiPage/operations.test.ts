import type { IDataObject } from 'n8n-workflow';
import { wikiPage } from '../../../nodes/Gitlab/resources/wikiPage';
import { locator } from '../../parameters';
import type { Sent } from '../../scene';
import { Scene, WEBSITE, website } from '../../scene';
import { like, namesOf, requestsTo } from '../operations';

const scene = new Scene();

const inProject = { belongsTo: 'project', ...website };
const inGroup = { belongsTo: 'group', group: locator('acme') };
const own = requestsTo(`${WEBSITE}/wikis/Release-checklist`);
const ofGroup = requestsTo('/groups/acme/wikis/On-call');
const checklist = { ...inProject, wikiPage: locator('Release-checklist') };
const onCall = { ...inGroup, wikiPage: locator('On-call') };

interface Case {
	what: string;
	operation: string;
	parameters: IDataObject;
	sent: Sent[];
	row: () => IDataObject;
}

const cases: Case[] = [
	{
		what: 'get from a project',
		operation: 'get',
		parameters: checklist,
		sent: [own.get()],
		row: like({ slug: 'Release-checklist', content: '1. Freeze\n2. Test\n3. Deploy' }),
	},
	{
		what: 'get from a group, as HTML',
		operation: 'get',
		parameters: { ...onCall, options: { render_html: true } },
		sent: [ofGroup.get('', { render_html: 'true' })],
		row: like({ slug: 'On-call' }),
	},
];

test('every operation is tried here', () => {
	expect([...new Set(cases.map(({ operation }) => operation))].sort()).toEqual(namesOf(wikiPage).sort());
});

test.each(cases)('$operation: $what', async ({ operation, parameters, sent, row }) => {
	const { json, error } = await scene.run({ resource: 'wikiPage', operation, ...parameters });
	expect(error).toBeUndefined();
	expect(scene.sent).toEqual(sent);
	expect(json).toEqual([row()]);
});
