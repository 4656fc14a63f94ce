#!/usr/bin/env bash
# Says where AWS's packages come from, and asks the feed once when nobody has yet (docs/decisions/0001-aws-packages-in-two-ways.md).
# What the feed answers is recorded in AwsLambdaPackages.props; delete that file to ask again. A feed that cannot be
# reached has answered nothing: stand-ins for now, nothing recorded. Prints one line; exit code 0 whatever the choice.
set -euo pipefail
cd "$(dirname "$0")/.."

record=AwsLambdaPackages.props
probe=.local/aws-packages/Probe.csproj
patience=10 # seconds; a feed that takes longer counts as one that cannot be reached

say() { echo "AWS packages: $1, because $2."; }

record() {
  local reason="$2 (recorded in $record)"
  cat >"$record" <<XML
<Project>
  <!-- What the NuGet feed answered. Delete this file to have it asked again. -->
  <PropertyGroup>
    <AwsLambdaPackages>$1</AwsLambdaPackages>
    <AwsLambdaPackagesReason>$reason</AwsLambdaPackagesReason>
  </PropertyGroup>
</Project>
XML
  say "$1" "$reason"
}

if [ -n "${AwsLambdaPackages:-}" ]; then
  say "$AwsLambdaPackages" "AwsLambdaPackages is set in the environment"
  exit
fi
if [ -f "$record" ]; then
  say "$(sed -n 's|.*<AwsLambdaPackages>\(.*\)</.*|\1|p' "$record")" "$(sed -n 's|.*Reason>\(.*\)</.*|\1|p' "$record")"
  exit
fi

# A project that needs them all, inside the tree so that versions and NuGet settings are the tree's.
mkdir -p "$(dirname "$probe")"
{
  echo '<Project Sdk="Microsoft.NET.Sdk"><ItemGroup>'
  sed -n 's|.*PackageVersion Include="\([^"]*\)".* StandIn="true".*|<AwsPackage Include="\1" />|p' Directory.Packages.props
  echo '</ItemGroup></Project>'
} >"$probe"
answer=$(DOTNET_CLI_UI_LANGUAGE=en NUGET_ENHANCED_MAX_NETWORK_TRY_COUNT=1 timeout "$patience" \
  dotnet restore "$probe" --force -p:AwsLambdaPackages=nuget -p:PackageLocks=off 2>&1) && code=0 || code=$?

# NU1101, NU1102 and NU1103 name what a feed that answers does not have; NU1301 is a feed that does not answer.
missing=$(grep -oE 'NU110[123]: Unable to find package [A-Za-z0-9.]*[A-Za-z0-9]' <<<"$answer" | sed 's/.* //' | sort -u) || true
if [ "$code" = 0 ]; then
  record nuget "the feed has them all"
elif grep -q NU1301 <<<"$answer" || [ "$code" = 124 ]; then
  say stand-in "the feed cannot be reached; it will be asked again next time"
elif [ -n "$missing" ]; then
  record stand-in "the feed lacks $(wc -l <<<"$missing") of them, $(head -1 <<<"$missing") among them"
else
  say stand-in "the feed could not be asked: $(grep -m1 error <<<"$answer" | sed 's/.*error //'); it will be asked again next time"
fi
