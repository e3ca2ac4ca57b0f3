@echo off
rem Opens tiendo beside its data, in Windows Terminal where there is one.
rem %~dp0. and not %~dp0: a backslash before the closing quote would escape it.
cd /d "%~dp0"
if not "%~1"=="" goto here
where wt.exe >nul 2>nul
if errorlevel 1 goto console
start "" wt.exe --maximized -d "%~dp0." "%~dp0tiendo.exe"
exit /b
:console
mode con: cols=110 lines=34 >nul 2>nul
:here
"%~dp0tiendo.exe" %*
if errorlevel 1 if "%~1"=="" pause
