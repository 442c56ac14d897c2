import { useEffect, useRef, useState } from 'react';
import { maxUploadBytes, type UploadedFile } from '#contract/files.ts';
import { Problem } from '../../api/problem.ts';
import { upload } from '../../api/upload.ts';
import { problemTexts } from '../../texts/problems.ts';
import { uploadTexts } from '../../texts/upload.ts';

export interface UploadProgress {
  readonly name: string;
  /** From 0 to 1. */
  readonly share: number;
}

export interface Upload {
  readonly progress: UploadProgress | undefined;
  /** Why the last file that was chosen is not there. */
  readonly problem: string | undefined;
  readonly start: (file: File) => void;
  readonly cancel: () => void;
}

/** Uploads one file at a time, and gives up when the form is left. */
export function useUpload(onUploaded: (file: UploadedFile) => void): Upload {
  const [progress, setProgress] = useState<UploadProgress>();
  const [problem, setProblem] = useState<string>();
  const stop = useRef<AbortController>(undefined);
  // The form may have changed while the file was on its way.
  const latest = useRef(onUploaded);
  useEffect(() => {
    latest.current = onUploaded;
  });
  useEffect(
    () => () => {
      stop.current?.abort();
    },
    [],
  );

  const send = async (file: File, { signal }: AbortController) => {
    const { name } = file;
    const onProgress = (share: number) => {
      setProgress({ name, share });
    };
    onProgress(0);
    try {
      const uploaded = await upload(file, { signal, onProgress });
      latest.current(uploaded);
    } catch (error) {
      if (signal.aborted) return;
      setProblem(uploadTexts.failed(error instanceof Problem ? error.detail : problemTexts.noConnection));
    }
    setProgress(undefined);
  };
  const cancel = () => {
    stop.current?.abort();
    setProgress(undefined);
  };
  return {
    progress,
    problem,
    cancel,
    start: (file) => {
      cancel();
      const refusal = refusalOf(file);
      setProblem(refusal);
      if (refusal !== undefined) return;
      stop.current = new AbortController();
      void send(file, stop.current);
    },
  };
}

function refusalOf({ size }: File): string | undefined {
  if (size === 0) return uploadTexts.empty;
  return size > maxUploadBytes ? uploadTexts.tooLarge(maxUploadBytes / 1024 / 1024) : undefined;
}
