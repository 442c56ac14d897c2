import { fireEvent, render, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { Face, initialsOf, renditionFor } from './face.tsx';

const picture = { url: '/photos/abc.jpg', sizes: [48, 64, 96, 128, 256], source: 'connector' as const };

describe('a face', () => {
  it.each([
    [32, 48],
    [64, 96],
    [96, 96],
    [97, 256],
    [512, 256],
  ])('of %d pixels takes the rendition of %d', (pixels, rendition) => {
    expect(renditionFor(picture.sizes, pixels)).toBe(rendition);
  });

  it.each([
    ['Ann Berg', 'AB'],
    ['Zoë van der Westhuizen', 'ZW'],
    ['Öykü', 'Ö'],
    ['Bo Ng (Ext.)', 'BN'],
    ['', ''],
  ])('of %s without a picture shows %s', (name, initials) => {
    expect(initialsOf(name)).toBe(initials);
  });

  it('asks for a sharper rendition on a dense screen', () => {
    const { container } = render(<Face name="Ann Berg" picture={picture} size={40} />);
    expect(container.querySelector('img')).toHaveAttribute(
      'srcset',
      '/photos/abc.jpg?size=48 1x, /photos/abc.jpg?size=96 2x',
    );
  });

  it('falls back to initials when the picture does not load', () => {
    const { container } = render(<Face name="Ann Berg" picture={picture} size={40} />);
    const image = container.querySelector('img');
    if (image) fireEvent.error(image);
    expect(screen.getByText('AB')).toBeVisible();
  });
});
