import type { FilledIn } from './example';
import { exampleNames, fillIn } from './example';
import type { N8n, SavedWorkflow } from './rest';

/**
 * Puts the examples into n8n as a person has them who has filled them in: a click publishes one.
 *
 * @param but the file of the one that is there already
 */
export async function addExamples(
	n8n: N8n,
	filledIn: Omit<FilledIn, 'n8nKey' | 'modelKey'>,
	{ but }: { but: string },
): Promise<SavedWorkflow[]> {
	const n8nKey = await n8n.createKey(['workflow:list', 'workflow:read', 'workflow:create']);
	// A model is the person's own: they enter their key in this credential.
	const modelKey = await n8n.createCredential('Model (enter your key)', 'openAiApi', { apiKey: 'none' });
	const added: SavedWorkflow[] = [];
	for (const file of exampleNames().filter((name) => name !== but))
		added.push(await n8n.createWorkflow(fillIn(file, { ...filledIn, n8nKey, modelKey })));
	return added;
}
