; Inno Setup 6.3 or newer: the installer for Windows, made from dist\BapasDesk after `make installer` on Windows.
;   iscc resources\installer\bapasdesk.iss
; Per user, so that an office without an administrator can install it. The office's data lies in
; %LOCALAPPDATA%\BapasDesk and is not named here: neither an update nor an uninstall touches it.

#define Program "..\..\dist\BapasDesk"
#define Version GetVersionNumbersString(Program + "\bapasdesk.exe")

[Setup]
AppId={{6B1B2C0E-6C0B-4E7B-9B5D-BA9A5DE5C001}
AppName=BapasDesk
AppVersion={#Version}
VersionInfoVersion={#Version}
AppPublisher=The BapasDesk maintainers
PrivilegesRequired=lowest
DefaultDirName={localappdata}\Programs\BapasDesk
DisableDirPage=yes
DisableProgramGroupPage=yes
DefaultGroupName=BapasDesk
LicenseFile=..\..\LICENSE
OutputDir=..\..\dist
OutputBaseFilename=BapasDesk-{#Version}-pasang
SetupIconFile=..\..\build\build_installer\bapasdesk.ico
UninstallDisplayIcon={app}\bapasdesk.exe
UninstallDisplayName=BapasDesk
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
Compression=lzma2/max
SolidCompression=yes
WizardStyle=modern
CloseApplications=yes
; Signed where a certificate is set up as the tool "kantor", see docs\release.md:
;   iscc "/Skantor=signtool sign /a /fd SHA256 /tr http://timestamp.digicert.com /td SHA256 $f" /DSigned ...
#ifdef Signed
SignTool=kantor
SignedUninstaller=yes
#endif

[Languages]
; Inno Setup brings no Indonesian of its own: its English stands behind ours.
Name: "id"; MessagesFile: "compiler:Default.isl,indonesian.isl"

[Tasks]
Name: "desktopicon"; Description: "Buat ikon di desktop"; GroupDescription: "Ikon:"

[InstallDelete]
; An older version's parts must not be found beside the new ones.
Type: filesandordirs; Name: "{app}\_internal"
Type: filesandordirs; Name: "{app}\lisensi"

[Files]
Source: "{#Program}\*"; DestDir: "{app}"; Flags: ignoreversion recursesubdirs createallsubdirs

[Icons]
Name: "{userprograms}\BapasDesk"; Filename: "{app}\bapasdesk.exe"
Name: "{userdesktop}\BapasDesk"; Filename: "{app}\bapasdesk.exe"; Tasks: desktopicon

[Run]
Filename: "{app}\bapasdesk-cli.exe"; Parameters: "self-test"; Flags: runhidden; StatusMsg: "Memeriksa bagian-bagian program..."
Filename: "{app}\bapasdesk.exe"; Description: "Buka BapasDesk sekarang"; Flags: nowait postinstall skipifsilent

[UninstallDelete]
Type: filesandordirs; Name: "{app}\_internal"
