import { Button, Menu } from "@mantine/core";
import "@mantine/core/styles/Popover.css";
import "@mantine/core/styles/Menu.css";
import { IconChevronDown, IconDoorEnter, IconLogout, IconUserCircle } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router-dom";
import { useAppDispatch } from "../../app/hooks.ts";
import { useSwitch } from "../../call/comfort/useSwitch.ts";
import classes from "./AccountMenu.module.css";
import { signOut } from "./commands/signOut.ts";

/** Who is signed in, and the way out. */
export function AccountMenu({ name }: { name: string }) {
  const { t } = useTranslation("dashboard");
  const dispatch = useAppDispatch();
  const [sounds, setSounds] = useSwitch("sounds");
  const [failed, setFailed] = useState(false);
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
          <Menu.CheckboxItem className={classes["item"] ?? ""} checked={sounds} onChange={setSounds}>
            {t("account.sounds")}
          </Menu.CheckboxItem>
          <RoomsItem />
          <Menu.Item
            className={classes["item"] ?? ""}
            leftSection={<IconLogout size={18} aria-hidden="true" />}
            onClick={leave}
          >
            {t("account.signOut")}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </div>
  );
}

function RoomsItem() {
  const { t } = useTranslation("dashboard");
  return (
    <Menu.Item
      component={Link}
      to="/rooms"
      className={classes["item"] ?? ""}
      leftSection={<IconDoorEnter size={18} aria-hidden="true" />}
    >
      {t("account.rooms")}
    </Menu.Item>
  );
}
