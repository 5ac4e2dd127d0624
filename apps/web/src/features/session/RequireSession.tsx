import { Outlet } from "react-router-dom";

export default function RequireSession() {
  return <Outlet />;
}
