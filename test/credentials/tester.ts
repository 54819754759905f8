import type { ICredentialDataDecryptedObject, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { createEmptyRunExecutionData } from 'n8n-workflow';
import { ExecuteContext, RoutingNode } from 'n8n-core';
import { GitlabDevopsApi } from '../../credentials/GitlabDevopsApi.credentials';
import { additionalData, nodeOf, registerNode, workflowOf } from '../engine';

/** What n8n shows below a credential after a click on Save. */
export interface Verdict {
	status: 'OK' | 'Error';
	message: string;
}

const NO_OP = 'n8n-nodes-base.noOp';
const NAME = 'gitlabDevopsApi';

interface Failed extends Error {
	cause?: { response?: { status: number; statusText: string }; code?: string };
}

interface Rule {
	type: string;
	properties: { key: string; value: unknown; message: string };
}

/**
 * Tests the access token credential as n8n does: `CredentialsTester` of n8n 2.41, whose package is too large to
 * have here, runs a node with one request through n8n-core's `RoutingNode` and then judges by the rules.
 * test/n8n has the original.
 */
export async function testCredential(data: ICredentialDataDecryptedObject): Promise<Verdict> {
	const { request, rules = [] } = new GitlabDevopsApi().test;
	const type = {
		description: {
			name: NO_OP,
			displayName: '',
			version: 1,
			group: [],
			description: '',
			defaults: {},
			inputs: ['main'],
			outputs: ['main'],
			credentials: [{ name: NAME, required: true }],
			properties: [{ displayName: 'Temp', name: 'temp', type: 'string', default: '', routing: { request } }],
		} as unknown as INodeTypeDescription,
	} as INodeType;
	registerNode(NO_OP, type);
	const node = nodeOf('Temp-Node', NO_OP, {}, { [NAME]: data });
	const workflow = workflowOf([node]);
	const temporary = workflow.getNode(node.name);
	if (!temporary) throw new Error('The workflow has lost its node');
	const more = additionalData({ [NAME]: data });
	const decrypted = await more.credentialsHelper.getDecrypted(more, {} as never, NAME, 'internal');
	const context = new ExecuteContext(
		workflow,
		temporary,
		more,
		'internal',
		createEmptyRunExecutionData(),
		0,
		[],
		{ main: [[{ json: {} }]] },
		{ node: temporary, data: {}, source: null },
		[],
	);
	const credential = { id: NAME, name: NAME, type: NAME, data: decrypted };
	try {
		const response = await new RoutingNode(context, type, credential).runNode();
		return verdictOn(response?.[0]?.[0]?.json, rules as Rule[]);
	} catch (error) {
		return verdictOnFailure(error as Failed, rules as Rule[]);
	}
}

function verdictOn(body: unknown, rules: Rule[]): Verdict {
	const broken = rules.find(
		({ type, properties }) =>
			type === 'responseSuccessBody' && valueAt(body, properties.key) === properties.value,
	);
	return broken
		? { status: 'Error', message: broken.properties.message }
		: { status: 'OK', message: 'Connection successful!' };
}

/** As lodash's `get`, by which n8n reads the body. */
function valueAt(body: unknown, key: string): unknown {
	return key
		.split('.')
		.reduce<unknown>((value, part) => (value as Record<string, unknown> | undefined)?.[part], body);
}

function verdictOnFailure({ cause, message }: Failed, rules: Rule[]): Verdict {
	if (!cause?.response) return { status: 'Error', message: cause?.code ?? message };
	const { status, statusText } = cause.response;
	const rule = rules.find(({ type, properties }) => type === 'responseCode' && properties.value === status);
	return { status: 'Error', message: rule?.properties.message ?? statusText };
}
