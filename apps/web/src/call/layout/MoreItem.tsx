import { Menu } from "@mantine/core";
import type { ReactNode } from "react";
import classes from "./MoreMenu.module.css";

interface MoreItemProps {
  icon: ReactNode;
  /** The key that does the same, as it is printed on the keyboard. */
  shortcut?: string;
  onClick: () => void;
  children: ReactNode;
}

/** A line of the More menu that does something and closes it. */
export function MoreItem({ icon, shortcut, onClick, children }: MoreItemProps) {
  return (
    <Menu.Item
      className={classes["item"] ?? ""}
      leftSection={
        <span className={classes["icon"]} aria-hidden>
          {icon}
        </span>
      }
      rightSection={
        shortcut && (
          <kbd className={classes["key"]} aria-hidden>
            {shortcut}
          </kbd>
        )
      }
      onClick={onClick}
    >
      {children}
    </Menu.Item>
  );
}
