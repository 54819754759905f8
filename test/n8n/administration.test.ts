import { seedAuditEvents } from '../gitlab/resources/auditEvent';
import { seedDependencies } from '../gitlab/resources/dependency';
import { addVulnerability, vulnerabilitiesIn } from '../gitlab/graphql/vulnerabilities/model';
import type { Execution } from './execution';
import type { Credential } from './rest';
import type { Scene } from './scene';
import { setScene } from './scene';
import { actionNode, chained } from './workflows';

const byId = (value: string) => ({ __rl: true, mode: 'id', value });
const of = (node: string, property: string) => byId(`={{ $('${node}').first().json.${property} }}`);

type Chains = (
	node: (name: string, parameters: object) => ReturnType<typeof actionNode>,
) => Array<Array<ReturnType<typeof actionNode>>>;

describe('what administrators, owners and security people do', () => {
	let scene: Scene;
	let admin: Credential;

	async function run(credential: Credential, chains: Chains): Promise<Execution> {
		const node = (name: string, parameters: object) => actionNode(name, credential, parameters as never);
		return await scene.n8n.run((await scene.create(chained('Administration', chains(node)))).id, 'Start');
	}

	beforeAll(async () => {
		scene = await setScene();
		const { gitlab, users, n8n } = scene;
		gitlab.world.premium = true;
		admin = await n8n.createCredential('Administrator', 'gitlabDevopsApi', {
			server: gitlab.url,
			accessToken: gitlab.world.createToken(users.admin, ['api']),
		});
	});
	afterAll(async () => {
		await scene?.clear();
		await scene?.strike();
	});

	it('a newcomer gets an account and a group, and leaves again; a wrong confirmation changes nothing', async () => {
		const { output, failures } = await run(admin, (node) => [
			[
				node('Newcomer', {
					...{ resource: 'user', operation: 'create', email: 'nina@example.com', name: 'Nina' },
					...{ username: 'nina', passwordBy: 'random' },
				}),
				node('Blocked', { resource: 'user', operation: 'block', user: byId('={{ $json.id }}') }),
				node('Unblocked', { resource: 'user', operation: 'unblock', user: of('Newcomer', 'id') }),
			],
			[
				node('Group', { resource: 'group', operation: 'create', name: 'Guild', path: 'guild' }),
				node('Subgroup', {
					...{ resource: 'group', operation: 'create', name: 'Inner', path: 'inner' },
					additionalFields: { parent_id: byId('={{ $json.id }}') },
				}),
				node('In the group', {
					...{ resource: 'member', operation: 'add', belongsTo: 'group', group: byId('={{ $json.id }}') },
					...{ user: of('Newcomer', 'id'), access_level: 30 },
				}),
				node('Groups below', {
					...{ resource: 'group', operation: 'getDescendants', group: of('Group', 'id') },
				}),
			],
			[
				node('Not deleted', {
					...{ resource: 'group', operation: 'delete', group: of('Group', 'id'), confirmation: 'acme' },
				}),
			],
			[
				node('Group deleted', {
					...{ resource: 'group', operation: 'delete', group: of('Group', 'id'), confirmation: 'guild' },
				}),
			],
			[
				node('User deleted', {
					...{ resource: 'user', operation: 'delete', user: of('Newcomer', 'id') },
					confirmUsername: 'nina',
				}),
			],
		]);
		const { 'Not deleted': wrong, ...others } = failures;
		expect(Object.values(others).flat()).toEqual([]);
		expect(wrong).toEqual([expect.stringContaining("'guild'")]);
		expect(output.Newcomer).toEqual([expect.objectContaining({ username: 'nina', state: 'active' })]);
		expect(output['Groups below']).toEqual([expect.objectContaining({ full_path: 'guild/inner' })]);
		expect(output['Group deleted']).toEqual([expect.objectContaining({ deleted: true })]);
		expect(output['User deleted']).toEqual([expect.objectContaining({ deleted: true })]);
	});

	it('a service account gets a token, which is rotated', async () => {
		const acme = byId('acme');
		const { output, failures } = await run(scene.credential, (node) => [
			[
				node('Robot', {
					...{ resource: 'serviceAccount', operation: 'create', group: acme },
					additionalFields: { name: 'Robot', username: 'acme-robot' },
				}),
				node('Token', {
					...{ resource: 'serviceAccount', operation: 'createToken', group: acme },
					...{ serviceAccount: byId('={{ $json.id }}'), name: 'Nightly', scopes: ['read_api'] },
				}),
				node('Rotated', {
					...{ resource: 'serviceAccount', operation: 'rotateToken', group: acme },
					...{ serviceAccount: of('Robot', 'id'), accessToken: byId('={{ $json.id }}') },
				}),
				node('Accounts', { resource: 'serviceAccount', operation: 'getMany', group: acme }),
				node('Gone', {
					...{ resource: 'serviceAccount', operation: 'delete', group: acme },
					...{ serviceAccount: byId('={{ $json.id }}'), confirmation: '={{ $json.username }}' },
				}),
			],
		]);
		expect(Object.values(failures).flat()).toEqual([]);
		expect(output.Accounts).toEqual([expect.objectContaining({ username: 'acme-robot' })]);
		expect(output.Rotated[0].token).toMatch(/^glpat-./);
		expect(output.Rotated[0].token).not.toBe(output.Token[0].token);
		expect(output.Gone).toEqual([expect.objectContaining({ deleted: true })]);
	});

	it('the instance tells what it is, who may be where, and what has happened', async () => {
		await seedAuditEvents(scene.gitlab, scene.base);
		const { output, failures } = await run(admin, (node) => [
			[node('Version', { resource: 'instance', operation: 'getVersionAndMetadata' })],
			[node('License', { resource: 'instance', operation: 'getLicense' })],
			[node('Namespaces', { resource: 'instance', operation: 'getNamespaces' })],
			[node('Audit', { resource: 'instance', operation: 'getAuditEvents', belongsTo: 'instance' })],
		]);
		expect(Object.values(failures).flat()).toEqual([]);
		for (const name of ['Version', 'License', 'Namespaces', 'Audit'])
			expect(output[name].length).toBeGreaterThan(0);
	});

	it('a finding is confirmed, linked to the issue made of it, and resolved', async () => {
		const { gitlab, project, credential } = scene;
		addVulnerability(gitlab.world, project, { title: 'SQL injection', severity: 'CRITICAL' });
		const at = { project: byId(String(project.id)), resource: 'vulnerability' };
		const { output, failures } = await run(credential, (node) => [
			[
				node('Findings', { ...at, operation: 'getMany', filters: { severity: ['CRITICAL'] } }),
				node('Confirmed', { ...at, operation: 'confirm', vulnerability: byId('={{ $json.id }}') }),
				node('Issue', { ...at, resource: 'issue', operation: 'create', title: '={{ $json.title }}' }),
				node('Linked', {
					...{ ...at, operation: 'linkIssue', vulnerability: of('Findings', 'id') },
					targetIssue: byId('={{ $json.iid }}'),
				}),
				node('Resolved', { ...at, operation: 'resolve', vulnerability: of('Findings', 'id') }),
			],
		]);
		expect(Object.values(failures).flat()).toEqual([]);
		expect(output.Resolved).toEqual([expect.objectContaining({ title: 'SQL injection', state: 'resolved' })]);
		expect(vulnerabilitiesIn(gitlab.world, project)[0].issues).toHaveLength(1);
	});

	it('what a project is built from is a list, and an SBOM as a file that goes on', async () => {
		const { gitlab, project, credential, base } = scene;
		await seedDependencies(gitlab, base);
		const at = { project: byId(String(project.id)) };
		const { output, failures } = await run(credential, (node) => [
			[node('Dependencies', { ...at, resource: 'dependency', operation: 'getMany' })],
			[
				node('SBOM', { ...at, resource: 'dependency', operation: 'export', outputDataField: 'sbom' }),
				node('Kept', {
					...{ ...at, resource: 'package', operation: 'uploadFile', inputDataField: 'sbom' },
					...{ packageName: 'sbom', packageVersion: '1.0.0' },
				}),
			],
		]);
		expect(Object.values(failures).flat()).toEqual([]);
		expect(output.Dependencies).toEqual(
			expect.arrayContaining([expect.objectContaining({ name: 'rails', version: '8.0.1' })]),
		);
		expect(output.SBOM).toEqual([expect.objectContaining({ file_name: 'website_dependencies.json' })]);
		expect(output.Kept).toEqual([expect.objectContaining({ size: output.SBOM[0].file_size })]);
	});
});
