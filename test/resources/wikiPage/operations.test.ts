import type { IDataObject } from 'n8n-workflow';
import { wikiPage } from '../../../nodes/Gitlab/resources/wikiPage';
import { locator } from '../../parameters';
import type { Sent } from '../../scene';
import { Scene, WEBSITE, website } from '../../scene';
import { like, namesOf, requestsTo } from '../operations';

const scene = new Scene();

const inProject = { belongsTo: 'project', ...website };
const inGroup = { belongsTo: 'group', group: locator('acme') };
const CONTENT = '1. Freeze\n2. Test\n3. Deploy';
const FIRST_PAGE = { per_page: '50', page: '1' };
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

const FILES = [
	{ data: { data: Buffer.from('flow').toString('base64'), mimeType: 'image/png', fileName: 'flow.png' } },
];

const cases: Case[] = [
	...[
		{ what: 'project', place: inProject, at: WEBSITE, options: { branch: 'drafts' } },
		{ what: 'group', place: inGroup, at: '/groups/acme', options: {} },
	].map(
		({ what, place, at, options }): Case => ({
			what: `upload an attachment to a ${what}`,
			operation: 'uploadAttachment',
			parameters: { ...place, inputDataField: 'data', options },
			sent: [requestsTo(at).post('/wikis/attachments', expect.any(Buffer))],
			row: like({
				file_name: 'flow.png',
				branch: options.branch ?? 'main',
				link: expect.objectContaining({
					markdown: expect.stringMatching(/^!\[flow\.png\]\(uploads\//) as string,
				}),
			}),
		}),
	),

	{
		what: 'create in a project',
		operation: 'create',
		parameters: {
			...inProject,
			title: 'docs/How to deploy',
			content: 'Press the button',
			additionalFields: { format: 'org', front_matter: 'Deploying' },
		},
		sent: [
			requestsTo(`${WEBSITE}/wikis`).post('', {
				title: 'docs/How to deploy',
				content: 'Press the button',
				format: 'org',
				front_matter: { title: 'Deploying' },
			}),
		],
		row: like({ slug: 'docs/How-to-deploy', format: 'org', front_matter: { title: 'Deploying' } }),
	},
	{
		what: 'create in a group',
		operation: 'create',
		parameters: { ...inGroup, title: 'Ideas', content: 'None yet' },
		sent: [requestsTo('/groups/acme/wikis').post('', { title: 'Ideas', content: 'None yet' })],
		row: like({ slug: 'Ideas', format: 'markdown', front_matter: {} }),
	},
	{
		what: 'get from a project',
		operation: 'get',
		parameters: checklist,
		sent: [own.get()],
		row: like({ slug: 'Release-checklist', content: CONTENT }),
	},
	{
		what: 'get from a group, as HTML',
		operation: 'get',
		parameters: { ...onCall, options: { render_html: true } },
		sent: [ofGroup.get('', { render_html: 'true' })],
		row: like({ slug: 'On-call' }),
	},
	{
		what: 'get an earlier version from a project',
		operation: 'get',
		parameters: { ...checklist, options: { version: 'abc123' } },
		sent: [own.get('', { version: 'abc123' })],
		row: like({ slug: 'Release-checklist' }),
	},
	{
		what: 'list those of a group, with their content',
		operation: 'getMany',
		parameters: { ...inGroup, options: { with_content: true } },
		sent: [requestsTo('/groups/acme/wikis').get('', { with_content: 'true', ...FIRST_PAGE })],
		row: like({ slug: 'On-call', content: 'Who to ask, and when' }),
	},
	{
		what: 'update what was added, clear what was emptied, and move with the title',
		operation: 'update',
		parameters: { ...checklist, updateFields: { title: 'How we release', front_matter: '' } },
		sent: [own.put({ title: 'How we release', front_matter: { title: '' } })],
		row: like({ slug: 'How-we-release', content: CONTENT, front_matter: {} }),
	},
	{
		what: 'update in a group',
		operation: 'update',
		parameters: { ...onCall, updateFields: { content: 'Ask Aiko' } },
		sent: [ofGroup.put({ content: 'Ask Aiko' })],
		row: like({ slug: 'On-call', content: 'Ask Aiko' }),
	},
	{
		what: 'delete from a project',
		operation: 'delete',
		parameters: checklist,
		sent: [own.remove()],
		row: () => ({ deleted: true }),
	},
	{
		what: 'delete from a group',
		operation: 'delete',
		parameters: onCall,
		sent: [ofGroup.remove()],
		row: () => ({ deleted: true }),
	},
];

test('every operation is tried here', () => {
	expect([...new Set(cases.map(({ operation }) => operation))].sort()).toEqual(namesOf(wikiPage).sort());
});

test.each(cases)('$operation: $what', async ({ operation, parameters, sent, row }) => {
	const { json, error } = await scene.run(
		{ resource: 'wikiPage', operation, ...parameters },
		{ files: FILES },
	);
	expect(error).toBeUndefined();
	expect(scene.sent).toEqual(sent);
	expect(json).toEqual([row()]);
});

test.each([
	[
		'a page that is not there',
		'get',
		{ ...inProject, wikiPage: locator('Nowhere') },
		/^404 Wiki Page Not Found/,
	],
	['no content', 'create', { ...inProject, title: 'Ideas', content: ' ' }, /^'Content' is empty/],
	['no change', 'update', { ...checklist, updateFields: {} }, /^'Update Fields' is empty/],
	['an empty title', 'update', { ...checklist, updateFields: { title: '' } }, /title/],
])("%s fails in GitLab's or the node's words", async (_what, operation, parameters, words) => {
	const { error } = await scene.run({ resource: 'wikiPage', operation, ...parameters });
	expect(error?.message).toMatch(words);
});

test.each([
	['delete', checklist],
	['create', { ...inProject, title: 'Ideas', content: 'None yet' }],
	['uploadAttachment', { ...inProject, inputDataField: 'data' }],
])('%s is refused to whoever may only read', async (operation, parameters) => {
	scene.token = scene.seeded.reporterToken;
	const { error } = await scene.run({ resource: 'wikiPage', operation, ...parameters }, { files: FILES });
	expect(error?.message).toMatch(/^403/);
});

test.each([1, 50, 120, 130, undefined])('a list that comes whole is cut to a limit of %s', async (limit) => {
	const { projects } = scene.seeded;
	for (let at = 1; at < 120; at++) scene.gitlab.world.createWikiPage(projects.website, `Page ${at}`, 'Text');
	const { json } = await scene.run({
		resource: 'wikiPage',
		operation: 'getMany',
		...inProject,
		...(limit ? { limit } : { returnAll: true }),
	});
	expect(json).toHaveLength(Math.min(limit ?? 120, 120));
	expect(new Set(json.map(({ slug }) => slug)).size).toBe(json.length);
	expect(json[0]).not.toHaveProperty('content');
	expect(scene.sent).toHaveLength(1);
});
