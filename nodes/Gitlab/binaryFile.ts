import type { IExecuteFunctions } from 'n8n-workflow';
import { mimeTypeIn, nameOf } from './client/fileName';
import type { OutgoingFile } from './client/upload';

/**
 * The file in a binary field of an item, wherever n8n keeps it.
 *
 * @throws NodeOperationError where the item has none
 */
export async function binaryFile(
	{ helpers }: IExecuteFunctions,
	itemIndex: number,
	field: string,
): Promise<OutgoingFile> {
	const { id, data, fileName, mimeType } = helpers.assertBinaryData(itemIndex, field);
	const bytes = async () => await helpers.getBinaryDataBuffer(itemIndex, field);
	return {
		name: nameOf(fileName ?? '') ?? 'file',
		mimeType: mimeTypeIn(mimeType) ?? 'application/octet-stream',
		size: id ? (await helpers.getBinaryMetadata(id)).fileSize : Buffer.byteLength(data, 'base64'),
		bytes,
		open: async () => (id ? await helpers.getBinaryStream(id) : await bytes()),
	};
}
