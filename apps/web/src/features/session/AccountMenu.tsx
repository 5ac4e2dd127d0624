import { Button, Menu } from "@mantine/core";
import "@mantine/core/styles/Popover.css";
import "@mantine/core/styles/Menu.css";
import { IconChevronDown, IconDevices, IconDoorEnter, IconLogout, IconUserCircle } from "@tabler/icons-react";
import { Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router-dom";
import { useAppDispatch } from "../../app/hooks.ts";
import { useSwitch } from "../../call/comfort/useSwitch.ts";
import { lazyOrNothing } from "../../ui/lazyOrNothing.ts";
import classes from "./AccountMenu.module.css";
import { signOut } from "./commands/signOut.ts";

const BrowsersDialog = lazyOrNothing(() => import("./browsers/BrowsersDialog.tsx"));

/** Who is signed in, and the way out. */
export function AccountMenu({ name }: { name: string }) {
  const { t } = useTranslation("dashboard");
  const dispatch = useAppDispatch();
  const [failed, setFailed] = useState(false);
  const [showsBrowsers, setShowsBrowsers] = useState(false);
  const leave = () => {
    setFailed(false);
    dispatch(signOut()).catch(() => setFailed(true));
  };
  return (
    <div className={classes["root"]}>
      {failed && <span role="alert">{t("account.signOutFailed")}</span>}
      <Menu position="bottom-end" width={220} withinPortal={false} withInitialFocusPlaceholder={false}>
        <Menu.Target>
          <Button
            variant="subtle"
            aria-label={t("account.menu", { name })}
            leftSection={<IconUserCircle size={22} aria-hidden="true" />}
            rightSection={<IconChevronDown size={16} aria-hidden="true" />}
          >
            <span className={classes["name"]}>{name}</span>
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Items onBrowsers={() => setShowsBrowsers(true)} onSignOut={leave} />
        </Menu.Dropdown>
      </Menu>
      <Suspense>{showsBrowsers && <BrowsersDialog onClose={() => setShowsBrowsers(false)} />}</Suspense>
    </div>
  );
}

function Items({ onBrowsers, onSignOut }: { onBrowsers: () => void; onSignOut: () => void }) {
  const { t } = useTranslation("dashboard");
  const [sounds, setSounds] = useSwitch("sounds");
  const item = { className: classes["item"] ?? "" };
  const icon = { size: 18, "aria-hidden": true };
  return (
    <>
      <Menu.CheckboxItem {...item} checked={sounds} onChange={setSounds}>
        {t("account.sounds")}
      </Menu.CheckboxItem>
      <Menu.Item {...item} component={Link} to="/rooms" leftSection={<IconDoorEnter {...icon} />}>
        {t("account.rooms")}
      </Menu.Item>
      <Menu.Item
        {...item}
        leftSection={<IconDevices {...icon} />}
        aria-haspopup="dialog"
        onClick={onBrowsers}
      >
        {t("account.browsers")}
      </Menu.Item>
      <Menu.Item {...item} leftSection={<IconLogout {...icon} />} onClick={onSignOut}>
        {t("account.signOut")}
      </Menu.Item>
    </>
  );
}
