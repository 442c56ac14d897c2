import { useQuery } from '@tanstack/react-query';
import { fetchFramedFile } from '../api/framed-file.ts';

/** A picture of the API as an address that an image can show within a frame; null: there is none. */
export function useFramedPicture(address: string): string | null | undefined {
  const { data } = useQuery({
    queryKey: ['framed-picture', address],
    queryFn: async ({ signal }) => {
      const file = await fetchFramedFile(address, signal);
      return file ? readAsDataUrl(file) : null;
    },
    staleTime: 300_000,
  });
  return data;
}

/** Unlike an object's address, it needs nobody to give it back. */
function readAsDataUrl(file: Blob): Promise<string> {
  const reader = new FileReader();
  return new Promise((resolve, reject) => {
    reader.addEventListener('load', () => {
      resolve(typeof reader.result === 'string' ? reader.result : '');
    });
    reader.addEventListener('error', () => {
      reject(reader.error ?? new Error('The picture cannot be read.'));
    });
    reader.readAsDataURL(file);
  });
}
