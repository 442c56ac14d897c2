import { useSetColorMode } from '@atlaskit/app-provider/use-set-color-mode';
import DropdownItemRadio from '@atlaskit/dropdown-menu/dropdown-item-radio';
import DropdownItemRadioGroup from '@atlaskit/dropdown-menu/dropdown-item-radio-group';
import DropdownMenu from '@atlaskit/dropdown-menu/dropdown-menu';
import DropdownItem from '@atlaskit/dropdown-menu/dropdown-menu-item';
import DropdownItemGroup from '@atlaskit/dropdown-menu/dropdown-menu-item-group';
import type { ThemeColorModes } from '@atlaskit/tokens/theme-color-modes';
import { useState } from 'react';
import { appTexts } from '../texts/app.ts';
import { Face } from '../ui/face.tsx';
import { paths } from '../ui/paths.ts';
import { useSession } from '../ui/use-session.ts';
import { colorModes, storeColorMode, storedColorMode } from './color-mode.ts';
import styles from './account-menu.module.css';
import { useSignOut } from './use-sign-out.ts';

export function AccountMenu() {
  const { user, personId } = useSession();
  const signOut = useSignOut();
  const setColorMode = useSetColorMode();
  const [isOpen, setIsOpen] = useState(false);
  const [mode, setMode] = useState(storedColorMode);
  const choose = (next: ThemeColorModes) => {
    // An open menu stands in a portal, which keeps the theme that it was opened in.
    setIsOpen(false);
    setMode(next);
    storeColorMode(next);
    setColorMode(next);
  };
  return (
    <DropdownMenu
      isOpen={isOpen}
      onOpenChange={(change) => {
        setIsOpen(change.isOpen);
      }}
      placement="bottom-end"
      trigger={({ triggerRef, onClick, onFocus, onBlur, ...trigger }) => (
        <button
          aria-haspopup={trigger['aria-haspopup']}
          aria-expanded={trigger['aria-expanded']}
          aria-controls={trigger['aria-controls']}
          onClick={onClick}
          onFocus={onFocus}
          onBlur={onBlur}
          ref={triggerRef}
          type="button"
          className={styles['trigger']}
          aria-label={appTexts.account.menu(user.name)}
        >
          <Face name={user.name} picture={null} size={32} />
        </button>
      )}
    >
      <DropdownItemGroup title={`${user.name} · ${appTexts.account.roles[user.role]}`}>
        {personId !== null && <DropdownItem href={paths.person(personId)}>{appTexts.account.profile}</DropdownItem>}
        <DropdownItem onClick={signOut}>{appTexts.account.signOut}</DropdownItem>
      </DropdownItemGroup>
      <DropdownItemRadioGroup id="theme" title={appTexts.account.theme} hasSeparator>
        {colorModes.map((each) => (
          <DropdownItemRadio
            key={each}
            id={each}
            isSelected={each === mode}
            onClick={() => {
              choose(each);
            }}
          >
            {appTexts.account.themes[each]}
          </DropdownItemRadio>
        ))}
      </DropdownItemRadioGroup>
    </DropdownMenu>
  );
}
