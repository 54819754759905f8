import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { Execution } from './execution';
import type { Scene } from './scene';
import { setScene } from './scene';
import { actionNode, chained } from './workflows';

const byId = (value: string) => ({ __rl: true, mode: 'id', value });
/** What the first item of a node of another chain holds. */
const of = (node: string, property: string) => `={{ $('${node}').first().json.${property} }}`;
const at = { project: byId(of('Project', 'id')) };

describe('the life of a project, from its making to its end: what one node gives out is what the next one takes', () => {
	let scene: Scene;
	let seen: Execution;
	/** The other system whose hook it is. */
	const other = createServer((_request, answer) => void answer.end());

	beforeAll(async () => {
		scene = await setScene();
		await once(other.listen(0, '127.0.0.1'), 'listening');
		const { port } = other.address() as AddressInfo;
		const { users, credential, n8n } = scene;
		const node = (name: string, parameters: object) =>
			actionNode(name, credential, { ...at, ...parameters } as never);
		const group = byId('acme');
		const scopes = ['read_repository'];
		const people = [
			node('Project', {
				...{ resource: 'project', operation: 'create', name: 'Shop', intoGroup: group },
				additionalFields: { initialize_with_readme: true },
			}),
			node('Add', {
				...{ resource: 'member', operation: 'add', user: byId(String(users.outsider.id)) },
				...{ access_level: 30, additionalFields: { expires_at: '2099-01-01' } },
			}),
			node('Raise', {
				...{ resource: 'member', operation: 'update', user: byId('={{ $json.id }}') },
				updateFields: { access_level: 40 },
			}),
			node('Access', { resource: 'member', operation: 'getAccessList' }),
		];
		const hook = [
			node('Hook', {
				...{ resource: 'webhook', operation: 'create', url: `http://127.0.0.1:${port}/hook` },
				...{ events: ['issues_events'], additionalFields: { token: 'a-secret-of-the-hook' } },
			}),
			node('Issue', { resource: 'issue', operation: 'create', title: 'Seen by the hook' }),
			node('Tried', {
				...{ resource: 'webhook', operation: 'test', webhook: byId(of('Hook', 'id')) },
				trigger: 'issues_events',
			}),
			node('Deliveries', {
				...{ resource: 'webhook', operation: 'getDeliveries', webhook: byId(of('Hook', 'id')) },
			}),
			node('Resent', {
				...{ resource: 'webhook', operation: 'resendDelivery', webhook: byId(of('Hook', 'id')) },
				delivery: byId('={{ $json.id }}'),
			}),
		];
		const tokens = [
			node('Token', {
				...{ resource: 'accessToken', operation: 'create', name: 'Nightly', scopes },
				additionalFields: { expires_at: '2026-12-31', access_level: 30 },
			}),
			node('Rotated', { resource: 'accessToken', operation: 'rotate', accessToken: byId('={{ $json.id }}') }),
			node('Revoked', {
				...{ resource: 'accessToken', operation: 'revoke', accessToken: byId('={{ $json.id }}') },
				confirmation: '={{ $json.name }}',
			}),
			node('Deploy Token', { resource: 'deployToken', operation: 'create', name: 'Cluster', scopes }),
			node('No Deploy Token', {
				...{ resource: 'deployToken', operation: 'delete', deployToken: byId('={{ $json.id }}') },
				confirmation: '={{ $json.name }}',
			}),
			node('Key', {
				...{ resource: 'deployKey', operation: 'create', title: 'Builder' },
				key: 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAexample',
			}),
			node('Key that may push', {
				...{ resource: 'deployKey', operation: 'update', deployKey: byId('={{ $json.id }}') },
				updateFields: { can_push: true },
			}),
			node('Key again', {
				...{ resource: 'deployKey', operation: 'get', deployKey: byId('={{ $json.id }}') },
			}),
		];
		const flag = [
			node('Flag', {
				...{ resource: 'featureFlag', operation: 'create', name: 'new_shop' },
				additionalFields: { description: 'The new shop' },
			}),
			node('Flag off', {
				...{ resource: 'featureFlag', operation: 'update', featureFlag: byId('={{ $json.name }}') },
				updateFields: { active: false },
			}),
		];
		const knowledge = [
			node('Snippet', {
				...{ resource: 'snippet', operation: 'create', title: 'How to start' },
				files: { values: [{ file_path: 'start.sh', content: 'npm start' }] },
			}),
			node('Script', {
				...{ resource: 'snippet', operation: 'getContent', snippet: byId('={{ $json.id }}') },
				...{ contentAs: 'file', outputDataField: 'script' },
			}),
			node('Attachment', { resource: 'wikiPage', operation: 'uploadAttachment', inputDataField: 'script' }),
			node('Page', {
				...{ resource: 'wikiPage', operation: 'create', title: 'Home' },
				content: '=Start with {{ $json.link.markdown }}',
			}),
			node('Page again', {
				...{ resource: 'wikiPage', operation: 'get', wikiPage: byId('={{ $json.slug }}') },
			}),
		];
		const copy = [
			node('Export', { resource: 'project', operation: 'export', outputDataField: 'archive' }),
			node('Copy', {
				...{ resource: 'project', operation: 'import', inputDataField: 'archive', path: 'shop-copy' },
				...{ intoGroup: group, options: { wait_for_end: true } },
			}),
			node('Copy looked at', { resource: 'project', operation: 'get', project: byId('={{ $json.id }}') }),
		];
		const remove = (name: string, confirmation: string) => [
			node(name, { resource: 'project', operation: 'delete', confirmation }),
		];
		const workflow = chained('The life of a project', [
			...[people, hook, tokens, flag, knowledge, copy],
			remove('Wrongly confirmed', 'acme/website'),
			[node('Still there', { resource: 'project', operation: 'get' })],
			remove('Deleted', of('Still there', 'path_with_namespace')),
		]);
		seen = await n8n.run((await scene.create(workflow)).id, 'Start');
	}, 180_000);
	afterAll(async () => {
		await scene?.clear();
		await scene?.strike();
		other.close();
	});

	it('no step of it fails but the one that names another project', () => {
		const { 'Wrongly confirmed': wrong, ...others } = seen.failures;
		expect(Object.values(others).flat()).toEqual([]);
		expect(wrong).toEqual([expect.stringContaining("'acme/shop'")]);
	});

	it('who has access is told, with the role and since when it is more', () => {
		expect(seen.output.Access).toEqual(
			expect.arrayContaining([
				expect.objectContaining({
					...{ username: 'olga.outsider', role: 'Maintainer', access: 'direct' },
					expires_at: '2099-01-01',
				}),
				expect.objectContaining({ username: 'maria.santos', access: 'inherited', source: 'acme' }),
			]),
		);
	});

	it('what a hook was sent is sent again', () => {
		expect(seen.output.Hook).toEqual([expect.objectContaining({ events: ['issues_events'] })]);
		const { Deliveries: sent, Resent: again } = seen.output;
		expect(sent.length).toBeGreaterThan(0);
		expect(again).toEqual(sent.map(() => expect.objectContaining({ response_status: 200 }) as object));
	});

	it('values of tokens come once, each is new, and they are marked as what nobody should see', async () => {
		const { output } = seen;
		const values = ['Token', 'Rotated', 'Deploy Token'].map((name) => output[name][0].token);
		expect(values).toEqual(values.map(() => expect.stringMatching(/^gl(?:pat|dt)-./) as string));
		expect(new Set(values).size).toBe(3);
		for (const value of values) expect(seen.stored.split(String(value))).toHaveLength(2);
		expect(output.Rotated[0].id).not.toBe(output.Token[0].id);
		expect(output['Key again']).toEqual([expect.objectContaining({ can_push: true })]);
		const { sensitiveOutputFields } = await scene.n8n.nodeType('n8n-nodes-gitlab-devops.gitlab');
		expect(sensitiveOutputFields).toContain('token');
	});

	it('the secret of a hook is in no answer', () => {
		expect(JSON.stringify(seen.output)).not.toContain('a-secret-of-the-hook');
	});

	it('a flag is switched off', () => {
		expect(seen.output['Flag off']).toEqual([
			expect.objectContaining({ name: 'new_shop', active: false, description: 'The new shop' }),
		]);
	});

	it('a file goes from a snippet into the wiki', () => {
		expect(seen.output.Script).toEqual([expect.objectContaining({ file_name: 'start.sh' })]);
		const [{ link }] = seen.output.Attachment as Array<{ link: { markdown: string } }>;
		expect(link.markdown).toContain('start.sh');
		expect(seen.output['Page again']).toEqual([
			expect.objectContaining({ content: `Start with ${link.markdown}` }),
		]);
	});

	it('the copy has come out of the file', () => {
		expect(seen.output.Export).toEqual([
			expect.objectContaining({ file_name: expect.stringContaining('shop') as string }),
		]);
		expect(seen.output.Copy).toEqual([expect.objectContaining({ import_status: 'finished' })]);
		expect(seen.output['Copy looked at']).toEqual([
			expect.objectContaining({ path_with_namespace: 'acme/shop-copy' }),
		]);
	});

	it('only the right name deletes it', () => {
		expect(seen.output['Still there']).toEqual([
			expect.objectContaining({ path_with_namespace: 'acme/shop' }),
		]);
		expect(seen.output.Deleted).toEqual([expect.objectContaining({ deleted: true })]);
	});
});
