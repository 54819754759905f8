import type { IExecuteFunctions } from 'n8n-workflow';
import { type OutgoingFile, mimeTypeIn, nameOf } from './client';

/** The file in a binary field of an item, wherever n8n keeps it; undefined where the item has none. */
export async function binaryFile(
	context: IExecuteFunctions,
	itemIndex: number,
	field: string,
): Promise<OutgoingFile | undefined> {
	const { binary = {} } = context.getInputData()[itemIndex];
	if (!Object.hasOwn(binary, field)) return undefined;
	const { helpers } = context;
	const { id, data, fileName, mimeType } = binary[field];
	const bytes = async () => await helpers.getBinaryDataBuffer(itemIndex, field);
	return {
		name: nameOf(fileName ?? '') ?? 'file',
		mimeType: mimeTypeIn(mimeType) ?? 'application/octet-stream',
		size: id ? (await helpers.getBinaryMetadata(id)).fileSize : Buffer.byteLength(data, 'base64'),
		bytes,
		open: async () => (id ? await helpers.getBinaryStream(id) : await bytes()),
	};
}
