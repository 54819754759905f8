import type { ICredentialDataDecryptedObject, INodeCredentialTestResult } from 'n8n-workflow';
import { CredentialTestContext } from 'n8n-core';
import { Gitlab } from '../../nodes/Gitlab/Gitlab.node';
import { additionalData } from '../engine';

/**
 * Tests the access token credential as n8n does: `CredentialsTester` of n8n 2.41, whose package is too large to
 * have here, calls the method of the node by which the credential says that it is tested. test/n8n has the original.
 *
 * @returns what n8n shows below a credential after a click on Save
 */
export async function testCredential(
	data: ICredentialDataDecryptedObject,
): Promise<INodeCredentialTestResult> {
	const { description, methods } = new Gitlab();
	const { testedBy } = description.credentials?.find(({ name }) => name === 'gitlabDevopsApi') ?? {};
	const method = methods.credentialTest[testedBy as keyof typeof methods.credentialTest];
	const context = new CredentialTestContext(additionalData({ gitlabDevopsApi: data }));
	return await method.call(context, { id: '1', name: 'GitLab', type: 'gitlabDevopsApi', data });
}
